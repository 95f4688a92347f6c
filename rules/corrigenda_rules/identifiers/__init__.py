"""Rules on identifiers: DOI, ORCID iD, ISSN, PMID, PMCID, ROR ID, e-mail and web addresses."""
