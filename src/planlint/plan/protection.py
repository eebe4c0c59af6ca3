"""Which orders protect survivors, and which of them belong together."""

from collections.abc import Collection, Iterable

from planlint.plan.safety import Order

NOT_MADE = ("none", "not-wanted-by-survivor", "considering", "withdrawn", "refused", "not-available", "unknown")
ABOUT_CHILDREN = ("child-arrangements-or-parenting-order", "child-protection-order", "supervision-order")


def protecting(orders: Iterable[Order], survivors: Collection[str], users: Collection[str]) -> tuple[tuple[Order, ...], ...]:
    """Return the orders that protect survivors, protected them or were applied for, in groups by whom they are against."""
    groups: dict[str | None, list[Order]] = {}
    for order in orders:
        if order.status not in NOT_MADE and _protects(order, survivors, users):
            groups.setdefault(order.respondent, []).append(order)
    return tuple(map(tuple, groups.values()))


def _protects(order: Order, survivors: Collection[str], users: Collection[str]) -> bool:
    """Whether an order is one for survivors: by whom it protects, else by whom it is against, else by its kind."""
    if order.respondent in survivors and order.respondent not in users:
        return False
    if order.kind in ABOUT_CHILDREN:
        return False
    if order.protects:
        return bool(set(order.protects) & set(survivors))
    return order.respondent is None or order.respondent in users
