"""Names of countries and territories, as affiliations print them.

Compiled for this project: short English names, the long or other forms that occur at the end of an
affiliation, and the common names in the country's own language. Compared without case and dots.
"""

from __future__ import annotations

from functools import lru_cache

_NAMES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria
Österreich|Azerbaijan|Bahamas|The Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin
Bhutan|Bolivia|Bosnia and Herzegovina|Bosnia & Herzegovina|Botswana|Brazil|Brasil|Brunei
Brunei Darussalam|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cape Verde|Cambodia|Cameroon|Cameroun
Canada|Central African Republic|Chad|Chile|China|PR China|P R China|People’s Republic of China
People's Republic of China|The People’s Republic of China|Mainland China|Colombia|Comoros|Congo
Republic of the Congo|Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC
Costa Rica|Côte d’Ivoire|Cote d'Ivoire|Côte d'Ivoire|Ivory Coast|Croatia|Cuba|Curaçao|Cyprus|Czechia
Czech Republic|The Czech Republic|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt
Arab Republic of Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Swaziland|Ethiopia
Faroe Islands|Fiji|Finland|France|French Guiana|French Polynesia|Gabon|Gambia|The Gambia|Georgia
Germany|Deutschland|Ghana|Gibraltar|Greece|Greenland|Grenada|Guadeloupe|Guam|Guatemala|Guinea
Guinea-Bissau|Guyana|Haiti|Honduras|Hong Kong|Hong Kong SAR|Hong Kong SAR China|Hungary|Iceland
India|Indonesia|Iran|Islamic Republic of Iran|Iraq|Ireland|Republic of Ireland|Israel|Italy|Italia
Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait|Kyrgyzstan|Laos|Lao PDR|Latvia|Lebanon
Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macao|Macau|Madagascar|Malawi|Malaysia
Maldives|Mali|Malta|Marshall Islands|Martinique|Mauritania|Mauritius|Mexico|México|Micronesia
Moldova|Republic of Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Burma|Namibia
Nauru|Nepal|Netherlands|The Netherlands|Nederland|New Caledonia|New Zealand|Aotearoa New Zealand
Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Macedonia|Northern Ireland|Norway|Norge|Oman
Pakistan|Palau|Palestine|State of Palestine|Palestinian Territories|Panama|Papua New Guinea|Paraguay
Peru|Perú|Philippines|The Philippines|Poland|Polska|Portugal|Puerto Rico|Qatar|Réunion|Reunion
La Réunion|Romania|Russia|Russian Federation|Rwanda|Saint Kitts and Nevis|Saint Lucia|Samoa
San Marino|Saudi Arabia|Kingdom of Saudi Arabia|KSA|Scotland|Senegal|Serbia|Seychelles|Sierra Leone
Singapore|Slovakia|Slovak Republic|Slovenia|Solomon Islands|Somalia|South Africa
Republic of South Africa|South Korea|Korea|Republic of Korea|Korea (South)|South Sudan|Spain|España
Sri Lanka|Sudan|Suriname|Sweden|Sverige|Switzerland|Schweiz|Suisse|Syria|Syrian Arab Republic|Taiwan
Taiwan ROC|Taiwan (ROC)|Republic of China|Tajikistan|Tanzania|United Republic of Tanzania|Thailand
Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Türkiye|Turkey|Turkiye|Turkmenistan|Uganda
Ukraine|United Arab Emirates|UAE|United Kingdom|UK|Great Britain|England|Wales|United States
United States of America|USA|US|The United States|Uruguay|Uzbekistan|Vanuatu|Vatican City|Venezuela
Vietnam|Viet Nam|Yemen|Zambia|Zimbabwe
"""


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_key(name) for line in _NAMES.split("\n") for name in line.split("|") if name)


def _key(name: str) -> str:
    return " ".join(name.replace(".", " ").replace("’", "'").casefold().split())


def is_country(text: str) -> bool:
    """Whether the text is the name of a country or territory and nothing else."""
    return len(text) <= 40 and _key(text) in _known()
