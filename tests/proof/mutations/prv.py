"""Defects that PRV finds: private numbers put into clean text."""

from __future__ import annotations

import random

from bulletin_cli.proof.rules.prv.id_numbers import checks, luhn


def _inserted(line: str, number: str, chance: random.Random) -> str | None:
    """Return `line` with `number` behind a comma or a stop, where one stands."""
    places = [index for index, mark in enumerate(line[:-1], 1) if mark in "，。；"]
    if not places:
        return None
    place = chance.choice(places)
    return f"{line[:place]}联系{number}，{line[place:]}"


def _digits(count: int, chance: random.Random) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def telephone(line: str, chance: random.Random) -> str | None:
    """Put in a mobile or a fixed telephone's number."""
    mobile = f"1{chance.choice('3456789')}{_digits(9, chance)}"
    fixed = f"{chance.choice(['010', '021', '0571'])}-6{_digits(7, chance)}"
    return _inserted(line, chance.choice([mobile, fixed]), chance)


def identity_number(line: str, chance: random.Random) -> str | None:
    """Put in an identity number that checks."""
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    body = f"310101{chance.randint(1940, 2010)}{month:02}{day:02}{_digits(3, chance)}"
    number = next(body + each for each in "0123456789X" if checks(body + each))
    return _inserted(line, number, chance)


def bank_card(line: str, chance: random.Random) -> str | None:
    """Put in a card's number that checks."""
    body = "622202" + _digits(12, chance)
    number = next(body + each for each in "0123456789" if luhn(body + each))
    return _inserted(line, number, chance)


def mail_or_plate(line: str, chance: random.Random) -> str | None:
    """Put in an e-mail address or a car's plate."""
    mail = f"user{_digits(4, chance)}@example.com"
    plate = f"沪{chance.choice('ABCDEFG')}{_digits(5, chance)}"
    return _inserted(line, chance.choice([mail, plate]), chance)


MUTATIONS = {
    "PRV001": telephone,
    "PRV002": identity_number,
    "PRV003": bank_card,
    "PRV004": mail_or_plate,
}
