"""``corrigenda rules --profile``: what a profile asks of the metadata."""

from __future__ import annotations

from corrigenda import __version__
from corrigenda.validation.requirements import requirements
from corrigenda_schemas import level, profile


def shown_profile(name: str, output_format: str) -> str:
    """The requirements of a profile as a table or as JSON."""
    schema, rows = profile(name), requirements(name)
    if output_format == "json":
        from corrigenda.output.json import dump

        return dump(
            {
                "version": 1,
                "tool": {"name": "corrigenda", "version": __version__},
                "profile": name,
                "description": schema["description"],
                "level": level(schema),
                "requirements": [row._asdict() for row in rows],
            }
        )
    lines = [f"{name}: {schema['description']}", f"Rules of the level {level(schema)} run with it."]
    asking = source = ""
    for row in rows:
        if row.profile != asking:
            lines += ["", f"{row.profile} asks for:"]
            asking = row.profile
        when = f", {row.when}" if row.when else ""
        own = " (as the file writes it)" if row.data else ""
        lines.append(f"  {row.severity:<8} {row.member}{own}: {row.asked}{when}")
        if row.source != source:
            lines.append(f"           {row.source}")
        source = row.source
    return "".join(f"{line}\n" for line in lines)
