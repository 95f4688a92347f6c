"""The rules of the pack, family by family."""

from __future__ import annotations

from corrigenda.rule import Rule
from corrigenda_rules.abbreviations.defined_differently import DefinedDifferently
from corrigenda_rules.abbreviations.defined_twice import DefinedTwice
from corrigenda_rules.abbreviations.undefined import Undefined as UndefinedAbbreviation
from corrigenda_rules.affiliations.duplicate import Duplicate as DuplicateAffiliation
from corrigenda_rules.affiliations.full_stop import FullStop as AffiliationFullStop
from corrigenda_rules.affiliations.mixed_case import MixedCase as MixedCaseAffiliation
from corrigenda_rules.affiliations.punctuation import Punctuation as AffiliationPunctuation
from corrigenda_rules.affiliations.repeated_place import RepeatedPlace
from corrigenda_rules.authorship.doubled_name import DoubledName
from corrigenda_rules.authorship.duplicate_name import DuplicateName
from corrigenda_rules.authorship.name_form import NameForm
from corrigenda_rules.authorship.unknown_affiliation import UnknownAffiliation
from corrigenda_rules.authorship.unused_affiliation import UnusedAffiliation
from corrigenda_rules.dates.future import Future as FutureDate
from corrigenda_rules.dates.impossible import Impossible as ImpossibleDate
from corrigenda_rules.dates.order import Order as DateOrder
from corrigenda_rules.identifiers.doi import Doi
from corrigenda_rules.identifiers.email import Email
from corrigenda_rules.identifiers.issn import Issn
from corrigenda_rules.identifiers.orcid import Orcid
from corrigenda_rules.identifiers.pmcid import Pmcid
from corrigenda_rules.identifiers.pmid import Pmid
from corrigenda_rules.identifiers.ror import Ror
from corrigenda_rules.identifiers.url import Url
from corrigenda_rules.keywords.composite import Composite as CompositeKeyword
from corrigenda_rules.keywords.duplicate import Duplicate as DuplicateKeyword
from corrigenda_rules.keywords.mixed_case import MixedCase as MixedCaseKeywords
from corrigenda_rules.keywords.near_duplicate import NearDuplicate as NearDuplicateKeyword
from corrigenda_rules.keywords.not_in_text import NotInText as KeywordNotInText
from corrigenda_rules.keywords.punctuation import Punctuation as KeywordPunctuation
from corrigenda_rules.metadata.copyright_holders import CopyrightHolders
from corrigenda_rules.metadata.correspondence_email import CorrespondenceEmail
from corrigenda_rules.metadata.corresponding_author import CorrespondingAuthor
from corrigenda_rules.metadata.placeholder import Placeholder
from corrigenda_rules.metadata.stale_acceptance import StaleAcceptance
from corrigenda_rules.metadata.title_capitals import TitleCapitals
from corrigenda_rules.metadata.truncated_abstract import TruncatedAbstract
from corrigenda_rules.page.interface_text import InterfaceText
from corrigenda_rules.spelling.typo import Typo
from corrigenda_rules.terminology.name_case import NameCase
from corrigenda_rules.terminology.variants import Variants
from corrigenda_rules.typography.doubled_space import DoubledSpace
from corrigenda_rules.typography.doubled_word import DoubledWord
from corrigenda_rules.typography.glued_words import GluedWords
from corrigenda_rules.typography.missing_space import MissingSpace
from corrigenda_rules.typography.repeated_punctuation import RepeatedPunctuation
from corrigenda_rules.typography.space_before_punctuation import SpaceBeforePunctuation
from corrigenda_rules.typography.space_inside_brackets import SpaceInsideBrackets
from corrigenda_rules.typography.title_full_stop import TitleFullStop
from corrigenda_rules.typography.unbalanced_brackets import UnbalancedBrackets
from corrigenda_rules.typography.unbalanced_quotes import UnbalancedQuotes

RULES: tuple[type[Rule], ...] = (
    DefinedDifferently,
    DefinedTwice,
    UndefinedAbbreviation,
    DuplicateAffiliation,
    AffiliationFullStop,
    MixedCaseAffiliation,
    AffiliationPunctuation,
    RepeatedPlace,
    DoubledName,
    DuplicateName,
    NameForm,
    UnknownAffiliation,
    UnusedAffiliation,
    FutureDate,
    ImpossibleDate,
    DateOrder,
    Doi,
    Email,
    Issn,
    Orcid,
    Pmcid,
    Pmid,
    Ror,
    Url,
    CompositeKeyword,
    DuplicateKeyword,
    MixedCaseKeywords,
    NearDuplicateKeyword,
    KeywordNotInText,
    KeywordPunctuation,
    CopyrightHolders,
    CorrespondenceEmail,
    CorrespondingAuthor,
    Placeholder,
    StaleAcceptance,
    TitleCapitals,
    TruncatedAbstract,
    InterfaceText,
    Typo,
    NameCase,
    Variants,
    DoubledSpace,
    DoubledWord,
    GluedWords,
    MissingSpace,
    RepeatedPunctuation,
    SpaceBeforePunctuation,
    SpaceInsideBrackets,
    TitleFullStop,
    UnbalancedBrackets,
    UnbalancedQuotes,
)
