"""The drafting job of a translation: progress, time left, cancel, failure."""

from __future__ import annotations

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.library import JobState, JobView
from transdesk.web import actions, state, views
from transdesk.web.errors import showing_errors

POLL_SECONDS = 1.0


def panel(article: str, target: Language) -> None:
    """Follow the job while it runs; the page is drawn anew when segments have arrived."""
    job = state.desk().drafting.job(article, target)
    if job is None or job.state in (JobState.DONE, JobState.CANCELLED):
        return
    if job.state is JobState.FAILED:
        _failed(job)
        return
    state.put("job_done", (job.id, job.done))
    st.fragment(_follow, run_every=POLL_SECONDS)(article, target)


def _follow(article: str, target: Language) -> None:
    with showing_errors():
        job = state.desk().drafting.job(article, target)
        if job is None or not job.state.active or state.get("job_done") != (job.id, job.done):
            st.rerun()
            return
        state.desk().drafting.ensure_worker()
        _progress(job)


def _progress(job: JobView) -> None:
    t = state.texts()
    words = t("job.queued") if job.state is JobState.QUEUED else t("job.running", done=job.done, total=job.total)
    if job.seconds_left is not None and job.done < job.total:
        words += " · " + t("job.left", time=views.duration(job.seconds_left, t))
    with st.container(horizontal=True, vertical_alignment="center", key="job"):
        st.progress(min(1.0, job.done / max(1, job.total)), text=words)
        st.button(t("job.cancel"), key="job_cancel", on_click=_cancel, args=(job.id,))


def _cancel(job: str) -> None:
    actions.run(lambda: state.desk().drafting.cancel(job))


def _failed(job: JobView) -> None:
    t = state.texts()
    why = t.choose(f"error.{job.message_key}", job.message_values) or t("job.failed_unknown")
    st.error(f"{t('job.failed')} {why}", icon=":material/error:")


def start(article: str, target: Language, *, segments: tuple[str, ...] | None = None, redraft: bool = False) -> None:
    """Ask for drafts (a callback)."""
    actions.run(
        lambda: state.desk().drafting.start(article, target, author=state.author(), segments=segments, redraft=redraft)
    )
