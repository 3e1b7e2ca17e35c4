"""Pure functions from a model's card to words and HTML."""

from __future__ import annotations

from html import escape

from transdesk.desk.models import ModelCard
from transdesk.domain.install import ModelJob, ModelPhase
from transdesk.domain.language import Direction, Language
from transdesk.web import views
from transdesk.web.texts import Texts

DIRECTIONS = tuple(Direction(a, b) for a in Language for b in Language if a is not b)


def decimal(value: float, t: Texts) -> str:
    """A number with one digit after the mark that the interface's language uses (CLDR: a comma in Russian, Kazakh)."""
    return f"{value:.1f}".replace(".", t("format.decimal_mark"))


def size(megabytes: int, t: Texts) -> str:
    """An amount of memory or disk, in GB from one on."""
    if megabytes < 1000:
        return t("models.mb", n=megabytes)
    return t("models.gb", n=decimal(megabytes / 1000, t))


def chips(card: ModelCard, t: Texts) -> str:
    """What holds of a model right now, as labels."""
    found = [views.chip("confirmed", f"✓ {t('models.ready')}")] if card.installed else []
    if card.preferred:
        found.append(views.chip("approved", f"★ {t('models.chosen')}"))
    if card.suggested and not card.installed:
        found.append(views.chip("edited", t("models.suggested")))
    if card.rough:
        found.append(views.chip("draft", t("models.rough")))
    if not card.fits:
        found.append(views.chip("returned", f"✗ {t('models.too_large')}"))
    found.append(
        views.chip("neutral", f"✓ {t('models.commercial')}")
        if card.commercial
        else views.chip("returned", f"✗ {t('models.not_commercial')}")
    )
    return f'<div class="td-summary">{" ".join(found)}</div>'


def facts(card: ModelCard, t: Texts) -> str:
    """Size, memory, speed here, what it can do."""
    speed = t.count("words_a_minute", card.words_a_minute) if card.words_a_minute else ""
    if card.installed and not speed:
        speed = t("models.speed_unknown")
    abilities = [t(f"ability.{name}") for name in card.capabilities]
    trimmed = t("models.trimmed", before=card.pieces[0], after=card.pieces[1]) if card.pieces else ""
    disk = t("models.disk", size=size(card.disk, t))
    memory = t("models.memory", size=size(card.memory, t)) if card.memory else ""
    return views.meta(disk, memory, speed, trimmed) + views.meta(*abilities)


def quality_table(card: ModelCard, t: Texts) -> str:
    """Figures by direction: published ones, and below them the newsroom's own; directions it lacks are dashes."""
    rows = [(t("models.published", metric=card.quality_metric), card.quality)] if card.quality else []
    if card.measured:
        rows.append((t("models.own_bench"), card.measured))
    head = "".join(f'<th scope="col">{_arrow(d)}</th>' for d in DIRECTIONS)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{_cell(d, figures.get(d), card, t)}</td>" for d in DIRECTIONS)
        + "</tr>"
        for name, figures in (rows or [(t("models.translates"), {})])
    )
    table = f'<table class="td-quality"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="td-scroll">{table}</div>'


def _cell(direction: Direction, figure: float | None, card: ModelCard, t: Texts) -> str:
    if figure is not None:
        return decimal(figure, t)
    if direction not in card.directions:
        return f'<span title="{escape(t("models.no_direction"), quote=True)}">–</span>'
    return "✓" if not card.quality and not card.measured else ""


def _arrow(direction: Direction) -> str:
    return f"{direction.source} → {direction.target}"


def progress(job: ModelJob, t: Texts) -> tuple[float, str]:
    """How far work on a model is, 0..1, and in words."""
    if job.phase is ModelPhase.DOWNLOAD and job.total:
        done, total = size(job.done // 1_000_000, t), size(job.total // 1_000_000, t)
        return min(1.0, job.done / job.total), t("phase.download", done=done, total=total)
    if job.phase is ModelPhase.DOWNLOAD:
        return 0.0, t("phase.waiting")
    return (0.0 if job.phase is ModelPhase.WAITING else 1.0), t(f"phase.{job.phase}")
