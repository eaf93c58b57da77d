# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts as a person would write them and as English says them, worked out apart from our own words."""

UNITS = "zero one two three four five six seven eight nine".split()
TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

# "and" may be said or left out; one is not plural and no other number is singular.
GRAMMAR = f"""#JSGF V1.0;
grammar amounts;
<unit> = {" | ".join(UNITS[1:])};
<small> = <unit> | {" | ".join(TEENS)} | ( {" | ".join(TENS)} ) [ <unit> ];
<hundreds> = <small> | <unit> hundred [ [ and ] <small> ];
<whole> = <hundreds> | <hundreds> thousand [ [ and ] <hundreds> ];
<euros> = one euro | <whole> euros;
public <amount> = <euros> [ and ( one cent | <small> cents ) ];
"""


def random_amount(random):
    """Euros and cents: as many of one digit as of six, every other one with cents."""
    euros = random.randint(1, 10 ** random.randint(1, 6) - 1)
    return euros, random.choice([0, random.randint(1, 99)])


def written(euros, cents):
    return f"EUR {euros:,}.{cents:02}"


def words(euros, cents):
    """The words without "and"."""
    said = _below_million(euros) + ["euro" if euros == 1 else "euros"]
    if cents:
        said += _below_thousand(cents) + ["cent" if cents == 1 else "cents"]
    return said


def _below_million(number):
    thousands, rest = divmod(number, 1000)
    return (_below_thousand(thousands) + ["thousand"] if thousands else []) + _below_thousand(rest)


def _below_thousand(number):
    hundreds, rest = divmod(number, 100)
    said = [UNITS[hundreds], "hundred"] if hundreds else []
    if rest >= 20:
        said.append(TENS[rest // 10 - 2])
        rest %= 10
    if rest >= 10:
        said.append(TEENS[rest - 10])
    elif rest:
        said.append(UNITS[rest])
    return said
