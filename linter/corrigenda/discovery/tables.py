"""What a walk leaves out: folders that hold others' or generated files, and files of tools.

Name a file or folder on the command line, or in `include`, to have it checked all the same.
"""

from __future__ import annotations

import os


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNREAD = _words("""
    .xml .jats .nxml .html .htm .xhtml .tex .ltx .bib .ris .enw .rst .adoc .org .typ .ipynb .rtf
    .csv .tsv .jsonl .ndjson .docx .doc .odt .pdf .epub .pptx .xlsx
""")
"""Endings of formats in which articles come and that no reader knows: as plain text, their markup
would be taken for words."""

VENDORED = _words("""
    node_modules bower_components jspm_packages vendor third_party third-party thirdparty
    venv virtualenv site-packages __pycache__ __pypackages__ renv packrat Pods CMakeFiles
    build dist target _build _site _book _freeze htmlcov
""")
"""Folders of dependencies and of build output, by name. Hidden folders are left out as well."""

_TOOL_FILES = _words("""
    package.json package-lock.json npm-shrinkwrap.json pnpm-lock.yaml pnpm-workspace.yaml
    composer.json bower.json deno.json lerna.json nx.json turbo.json vercel.json biome.json
    jsconfig.json pyrightconfig.json renovate.json cspell.json angular.json components.json
    cmakelists.txt cmakepresets.json cmakecache.txt compile_commands.json
    top_level.txt entry_points.txt sources.txt dependency_links.txt requires.txt
    robots.txt ads.txt security.txt license.txt licence.txt copying.txt notice.txt
    mkdocs.yml mkdocs.yaml readthedocs.yml readthedocs.yaml antora.yml zensical.yml
    _config.yml _config.yaml _toc.yml _bookdown.yml _pkgdown.yml
    codecov.yml codecov.yaml appveyor.yml azure-pipelines.yml bitbucket-pipelines.yml
    cloudbuild.yaml taskfile.yml dvc.yaml chart.yaml compose.yml compose.yaml
    conda-lock.yml apt.txt runtime.txt wordlist.txt
""")
"""Files that belong to a tool, in lower case. `_quarto.yml` and `myst.yml` do not: they name
authors and titles."""

_TOOL_STARTS = ("requirements", "constraints", "tsconfig", "docker-compose", "openapi", "swagger")
_TOOL_STARTS_YAML = ("environment",)
_TOOL_ENDS = (
    "requirements.txt",
    ".lock",
    "-lock.json",
    ".lock.json",
    ".schema.json",
    ".openapi.yaml",
    ".openapi.yml",
    ".openapi.json",
)

HIDDEN_METADATA = frozenset({".zenodo.json"})
"""Hidden files that describe a publication."""


def is_tool_file(name: str) -> bool:
    """Whether a file's name is one that a tool reads, not a reader of articles."""
    name = name.lower()
    if name in _TOOL_FILES or name.endswith(_TOOL_ENDS):
        return True
    stem, extension = os.path.splitext(name)
    if extension in (".md", ".markdown", ".qmd", ".rmd"):
        return False
    return stem.startswith(_TOOL_STARTS) or (
        extension in (".yml", ".yaml") and stem.startswith(_TOOL_STARTS_YAML)
    )


def is_hidden(name: str) -> bool:
    """Whether a name begins with a dot, and is not that of a file with metadata."""
    return name.startswith(".") and name not in HIDDEN_METADATA


def is_left_out(folder: str) -> bool:
    """Whether a walk passes over a folder of this name."""
    return folder.startswith(".") or folder in VENDORED or folder.endswith(".egg-info")
