"""The JSON Schemas of corrigenda: article, profiles, configuration, findings."""
