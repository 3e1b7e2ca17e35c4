"""Generated sentences with numbers, dates, money and ranks in the three languages.

They teach to copy every digit and to write it the target's way: decimal comma and grouped thousands (Russian,
Kazakh) against point and comma (English); Russian counted nouns by the last digit; Kazakh nouns in the singular
after a number, and its dates with the year first. Numbers whose Russian verb would change (ending in 1) and
Kazakh case endings on digits are avoided.
"""

import random
from collections.abc import Iterator, Mapping

from transdesk.training.chance import generator
from transdesk.training.cleaning import normalise

_MONTHS = (
    ("January", "января", "январе", "қаңтарда"),
    ("February", "февраля", "феврале", "ақпанда"),
    ("March", "марта", "марте", "наурызда"),
    ("April", "апреля", "апреле", "сәуірде"),
    ("May", "мая", "мае", "мамырда"),
    ("June", "июня", "июне", "маусымда"),
    ("July", "июля", "июле", "шілдеде"),
    ("August", "августа", "августе", "тамызда"),
    ("September", "сентября", "сентябре", "қыркүйекте"),
    ("October", "октября", "октябре", "қазанда"),
    ("November", "ноября", "ноябре", "қарашада"),
    ("December", "декабря", "декабре", "желтоқсанда"),
)
_CURRENCIES = (
    ("tenge", "тенге", "теңге"),
    ("dollars", "долларов", "доллар"),
    ("euros", "евро", "еуро"),
    ("rubles", "рублей", "рубль"),
    ("yuan", "юаней", "юань"),
)
_SCALES = (("million", "млн", "млн"), ("billion", "млрд", "млрд"), ("trillion", "трлн", "трлн"))

# English, Russian, Kazakh. {count|few|many} after {n} picks the Russian form of the counted noun.
_FRAMES = (
    ("The project will cost {money}.", "Стоимость проекта составит {money}.", "Жобаның құны {money} болады."),
    (
        "Inflation slowed to {dec} percent in {month}.",
        "В {month} инфляция замедлилась до {dec} %.",
        "{Month} инфляция {dec} пайызға дейін баяулады.",
    ),
    (
        "Gross domestic product grew by {dec} percent in {year}.",
        "В {year} году валовой внутренний продукт вырос на {dec} %.",
        "{year} жылы жалпы ішкі өнім {dec} пайызға өсті.",
    ),
    ("The meeting will be held on {date}.", "Заседание пройдёт {date}.", "Отырыс {date} өтеді."),
    ("The agreement was signed on {date}.", "Соглашение подписано {date}.", "Келісімге {date} қол қойылды."),
    ("Opening hours: {time}–{time2}.", "Часы работы: {time}–{time2}.", "Жұмыс уақыты: {time}–{time2}."),
    ("The broadcast begins at {time}.", "Начало трансляции в {time}.", "Трансляцияның басталу уақыты – {time}."),
    (
        "{big} people visited the exhibition in {n2} days.",
        "За {n2} {days} выставку посетили {big} {people}.",
        "Көрмені {n2} күнде {big} адам тамашалады.",
    ),
    (
        "The road is {n} kilometers long.",
        "Протяжённость дороги — {n} {kilometres}.",
        "Жолдың ұзындығы – {n} шақырым.",
    ),
    (
        "At night the temperature will fall to {n2} degrees below zero.",
        "Ночью температура опустится до {n2} градусов ниже нуля.",
        "Түнде ауа температурасы нөлден төмен {n2} градусқа дейін түседі.",
    ),
    (
        "Article {n} of the law was amended on {date}.",
        "Статья {n} закона изменена {date}.",
        "Заңның {n}-бабы {date} өзгертілді.",
    ),
    (
        "The office is at {n} Abai Avenue.",
        "Офис находится по адресу: проспект Абая, {n}.",
        "Кеңсенің мекенжайы: Абай даңғылы, {n}.",
    ),
    ("For inquiries call {phone}.", "Телефон для справок: {phone}.", "Анықтама телефоны: {phone}."),
    (
        "The match ended {goals}-{goals2}.",
        "Матч завершился со счётом {goals}:{goals2}.",
        "Матч {goals}:{goals2} есебімен аяқталды.",
    ),
    (
        "The exchange rate was {rate} tenge per dollar.",
        "Курс составил {rate} тенге за доллар.",
        "Бағам бір доллар үшін {rate} теңге болды.",
    ),
    (
        "The population reached {dec} million people.",
        "Население достигло {dec} млн человек.",
        "Халық саны {dec} млн адамға жетті.",
    ),
    (
        "From {year} to {year2}, {n} schools were built in the region.",
        "С {year} по {year2} год в регионе построили {n} {schools}.",
        "{year}–{year2} жылдары өңірде {n} мектеп салынды.",
    ),
    (
        "Exports were {money} a year ago and are {money2} now.",
        "Год назад экспорт составлял {money}, сейчас — {money2}.",
        "Экспорт көлемі бір жыл бұрын {money} болса, қазір {money2} болды.",
    ),
    (
        "The share of women is {dec} percent, the share of men {dec2} percent.",
        "Доля женщин составляет {dec} %, мужчин — {dec2} %.",
        "Әйелдердің үлесі – {dec} %, ерлердің үлесі – {dec2} %.",
    ),
    (
        "The bill was supported by {n} deputies.",
        "Законопроект поддержали {n} {deputies}.",
        "Заң жобасын {n} депутат қолдады.",
    ),
    (
        "The base rate was kept at {dec} percent.",
        "Базовая ставка сохранена на уровне {dec} %.",
        "Базалық мөлшерлеме {dec} пайыз деңгейінде сақталды.",
    ),
    (
        "As of {date}, {big} people had applied.",
        "По состоянию на {date} обратились {big} {people}.",
        "{date}ғы жағдай бойынша {big} адам өтініш берді.",
    ),
    (
        "The country ranked {rank} in the index.",
        "Страна заняла {rank} место в рейтинге.",
        "Ел рейтингте {rank}-орын алды.",
    ),
    ("Decree No. {n} of {date}", "Указ № {n} от {date}", "{date}ғы № {n} Жарлық"),
    (
        "The distance between the two cities is {big} km.",
        "Расстояние между двумя городами — {big} км.",
        "Екі қаланың арасы – {big} км.",
    ),
    (
        "The company paid {money} in taxes in {month} {year}.",
        "В {month} {year} года компания заплатила {money} налогов.",
        "{year} жылғы {month} компания {money} салық төледі.",
    ),
)
_COUNTED = {  # Russian: after 2-4, after other numbers
    "days": ("дня", "дней"),
    "people": ("человека", "человек"),
    "kilometres": ("километра", "километров"),
    "schools": ("школы", "школ"),
    "deputies": ("депутата", "депутатов"),
}


def drills(count: int, seed: int) -> Iterator[dict[str, str]]:
    """`count` generated sentences, each in en, ru and kk; the same seed gives the same sentences."""
    rng = generator("drills", seed)
    for i in range(count):
        frame = dict(zip(("en", "ru", "kk"), _FRAMES[i % len(_FRAMES)], strict=True))
        values = _values(rng)
        yield {lang: _fill(text, values[lang], lang) for lang, text in frame.items()}


def _fill(frame: str, values: Mapping[str, str], language: str) -> str:
    text = normalise(frame.format(**values))
    if language == "kk":  # the attributive ending agrees with the vowel of the month: мамырдағы, сәуірдегі
        text = text.replace("деғы", "дегі").replace("теғы", "тегі")
    return text[0].upper() + text[1:]


def _values(rng: random.Random) -> dict[str, dict[str, str]]:
    """One draw of every field, written each language's way."""
    n, n2, big = _not_one(rng, 2, 400), _not_one(rng, 2, 30), _not_one(rng, 1_000, rng.choice((9_999, 3_000_000)))
    year, month, day = rng.randint(1991, 2029), rng.choice(_MONTHS), rng.randint(1, 28)
    decimals = {name: f"{rng.uniform(*span):.{places}f}" for name, span, places in _DECIMALS}
    money = {name: (_amount(rng), rng.choice(_SCALES), rng.choice(_CURRENCIES)) for name in ("money", "money2")}
    same = {
        "n": str(n),
        "n2": str(n2),
        "year": str(year),
        "year2": str(year + rng.randint(1, 9)),
        "time": _clock(rng, 6, 12),
        "time2": _clock(rng, 13, 23),
        "phone": f"+7 ({rng.choice((727, 7172, 701, 707))}) {rng.randint(100, 999)}-{_two(rng)}-{_two(rng)}",
        "goals": str(rng.randint(0, 5)),
        "goals2": str(rng.randint(0, 5)),
    }
    counted = {
        name: forms[_many(n2 if name == "days" else big if name == "people" else n)] for name, forms in _COUNTED.items()
    }
    result = {}
    for column, language in enumerate(("en", "ru", "kk")):
        comma = language != "en"
        written = {name: value.replace(".", ",") if comma else value for name, value in decimals.items()}
        for name, (amount, scale, currency) in money.items():
            number = amount.replace(".", ",") if comma else amount
            written[name] = f"{number} {scale[column]} {currency[column]}"
        result[language] = same | counted | written | {"big": f"{big:,}".replace(",", " " if comma else ",")}
    _, genitive, prepositional, locative = month
    result["en"] |= {"date": rng.choice((f"{month[0]} {day}, {year}", f"{day} {month[0]} {year}")), "month": month[0]}
    result["ru"] |= {"date": f"{day} {genitive} {year} года", "month": prepositional, "rank": f"{n}-е"}
    result["kk"] |= {"date": f"{year} жылғы {day} {locative}", "month": locative, "rank": str(n)}
    result["en"]["rank"] = _ordinal(n)
    result["kk"]["Month"] = locative.capitalize()
    return result


_DECIMALS = (("dec", (0.2, 40.0), 1), ("dec2", (41.0, 99.0), 1), ("rate", (2.0, 560.0), 2))


def _amount(rng: random.Random) -> str:
    return rng.choice((f"{rng.uniform(1.1, 99):.1f}", str(rng.randint(2, 900))))


def _not_one(rng: random.Random, low: int, high: int) -> int:
    number = rng.randint(low, high)
    return number + 1 if number % 10 == 1 else number


def _many(number: int) -> int:
    return int(number % 10 not in {2, 3, 4} or number % 100 in {12, 13, 14})


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _clock(rng: random.Random, low: int, high: int) -> str:
    return f"{rng.randint(low, high)}:{rng.choice((0, 15, 30, 45)):02}"


def _two(rng: random.Random) -> str:
    return f"{rng.randint(10, 99)}"
