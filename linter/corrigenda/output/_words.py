"""Numbers and words for the sentences of the outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrigenda.finding import Severity

if TYPE_CHECKING:
    from corrigenda.output import Report


def counted(number: int, noun: str) -> str:
    """“1 file”, “2 files”, “1,000 files”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary(report: Report) -> str:
    """The closing lines of a report for people, without a newline at the end."""
    lines = []
    if report.fixed:
        fixed = counted(report.fixed, "finding")
        lines.append(f"Fixed {fixed} in {counted(report.fixed_files, 'file')}.")
    lines.append(_found(report))
    if report.stale:
        noun = "entry" if report.stale == 1 else "entries"
        lines.append(
            f"The baseline holds {report.stale:,} {noun} that nothing matches any more; "
            "renew it with `corrigenda baseline`."
        )
    return "\n".join(lines)


def _found(report: Report) -> str:
    held = f"{report.known:,} more in the baseline" if report.known else ""
    findings = report.findings
    if not findings and not report.checked:
        return "No file was checked."
    if not findings:
        where = counted(len(report.checked), "file")
        return f"No findings in {where}{'; ' + held if held else ''}."
    kinds = [
        f"{number:,} info" if severity is Severity.INFO else counted(number, severity.value)
        for severity in Severity
        if (number := report.number_of(severity))
    ]
    files = len({f.location.path for f in findings})
    sentence = f"Found {counted(len(findings), 'finding')} ({', '.join(kinds)})"
    parts = [f"{sentence} in {counted(files, 'file')}", *_fixable(report), held]
    return "; ".join(filter(None, parts)) + "."


def _fixable(report: Report) -> list[str]:
    safe = sum(1 for f in report.findings if f.fix and f.fix.safe)
    unsafe = sum(1 for f in report.findings if f.fix and not f.fix.safe)
    if report.unsafe:
        return [f"{safe + unsafe:,} fixable with --fix --unsafe-fixes"] if safe + unsafe else []
    if safe and unsafe:
        return [f"{safe:,} fixable with --fix ({unsafe:,} more with --unsafe-fixes)"]
    if unsafe:
        return [f"{unsafe:,} fixable with --fix --unsafe-fixes"]
    return [f"{safe:,} fixable with --fix"] if safe else []
