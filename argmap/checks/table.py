"""The table of all rules, in code order; a code is never reused or renumbered."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.checks.rules import Rule
from argmap.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_E, _W, _A, _N = Severity

TEACHING = ("teaching",)
"""Van Gelder's and Austhink's rules for clear maps."""
WORDING = ("teaching", "wording")
"""How a statement is put."""
DEBATE = ("debate",)
"""What a debate coach looks for."""
LOGIC = ("logic",)
"""Circles, competing claims, and arrows that no argument backs."""
SOURCES = ("sources",)
"""Where things are taken from."""

TABLE: tuple[Rule, ...] = (
    # structure: names
    Rule("AM101", "dangling-reference", _E, "references:find_dangling_references"),
    Rule("AM102", "bad-end", _E, "references:find_bad_ends"),
    Rule("AM103", "inference-without-premises", _E, "steps:find_inferences_without_premises"),
    Rule("AM104", "dangling-name", _E, "references:find_dangling_names"),
    Rule("AM105", "role-without-premise", _W, "references:find_roles_without_premise"),
    Rule("AM106", "section-cycle", _E, "references:find_section_cycles"),
    # structure: circles
    Rule("AM110", "self-support", _E, "cycles:find_self_support"),
    Rule("AM111", "support-cycle", _W, "cycles:find_support_cycles"),
    Rule("AM112", "mixed-cycle", _A, "cycles:find_mixed_cycles", LOGIC),
    Rule("AM113", "preference-cycle", _E, "cycles:find_preference_cycles"),
    # structure: the whole map
    Rule("AM120", "no-main-claim", _W, "shapes:find_missing_main_claims"),
    Rule("AM121", "several-main-claims", _A, "shapes:find_several_main_claims", (*TEACHING, *LOGIC)),
    Rule("AM122", "disconnected", _W, "shapes:find_disconnected_parts"),
    Rule("AM123", "isolated-statement", _W, "shapes:find_isolated_elements"),
    Rule("AM124", "unsupported-premise", _A, "shapes:find_unsupported_premises", (*DEBATE, *SOURCES)),
    Rule("AM125", "empty-statement", _W, "shapes:find_empty_statements"),
    # structure: steps
    Rule("AM130", "duplicate-statement", _W, "steps:find_duplicate_statements"),
    Rule("AM131", "near-duplicate", _A, "likeness:find_near_duplicates", WORDING),
    Rule("AM132", "repeated-premise", _W, "shapes:find_repeated_premises"),
    Rule("AM133", "contradicting-premises", _W, "steps:find_contradicting_premises"),
    Rule("AM134", "premise-equals-conclusion", _W, "steps:find_begging_premises"),
    Rule("AM135", "unchained-step", _W, "steps:find_unchained_steps"),
    Rule("AM136", "shared-step", _W, "steps:find_shared_steps"),
    Rule("AM137", "unused-premise", _W, "steps:find_unused_premises"),
    Rule("AM138", "mixed-linked", _W, "steps:find_independent_linked_premises"),
    Rule("AM140", "ungrounded-relation", _A, "grounding:find_ungrounded_relations", LOGIC),
    # wording and teaching
    Rule("AM201", "golden-rule", _A, "danglers:find_single_premises", TEACHING),
    Rule("AM202", "rabbit-rule", _A, "danglers:find_rabbits", TEACHING),
    Rule("AM203", "holding-hands", _A, "danglers:find_lonely_terms", TEACHING),
    Rule("AM204", "no-danglers", _A, "danglers:find_danglers"),
    Rule("AM205", "convergent-looks-linked", _A, "danglers:find_hidden_partners", TEACHING),
    Rule("AM206", "level-jump", _A, "shapes:find_level_jumps", TEACHING),
    Rule("AM210", "question-as-statement", _W, "questions:find_questions"),
    Rule("AM211", "not-a-sentence", _A, "wording:find_fragments", WORDING),
    Rule("AM212", "reasoning-in-box", _A, "wording:find_reasoning", WORDING),
    Rule("AM213", "several-ideas", _A, "wording:find_several_ideas", WORDING),
    Rule("AM214", "dangling-pronoun", _A, "wording:find_pronouns", WORDING),
    Rule("AM215", "vague-or-loaded", _A, "wording:find_vague_words", WORDING),
    # attacks
    Rule("AM301", "attack-without-premises", _E, "attacks:find_attacks_without_premises"),
    Rule("AM302", "self-attack", _W, "attacks:find_self_attacks"),
    Rule("AM303", "undercut-of-strict-step", _E, "attacks:find_undercuts_of_strict_steps"),
    Rule("AM304", "statement-supports-and-attacks", _W, "attacks:find_two_faced_statements"),
    Rule("AM305", "strict-inconsistency", _W, "attacks:find_strict_inconsistencies"),
    Rule("AM306", "undercut-of-statement", _W, "attacks:find_undercuts_of_statements"),
    Rule("AM307", "attack-on-axiom", _A, "attacks:find_attacks_on_axioms", LOGIC),
    Rule("AM308", "unanswered-objection", _A, "attacks:find_unanswered_objections", DEBATE),
    Rule("AM309", "rebuttal-polarity", _E, "attacks:find_wrong_sides"),
    # sources and anchors
    Rule("AM401", "unknown-source", _W, "citations:find_unknown_sources"),
    Rule("AM402", "citation-missing", _A, "citations:find_missing_citations", SOURCES),
    Rule("AM403", "anchor-range", _E, "citations:find_bad_ranges"),
    Rule("AM404", "anchor-digest", _E, "citations:find_bad_digests"),
    Rule("AM410", "source-absent", _N, "citations:find_absent_sources"),
    Rule("AM411", "source-outside", _E, "citations:find_outside_sources"),
    Rule("AM412", "source-unreadable", _W, "citations:find_unreadable_sources"),
    Rule("AM413", "source-changed", _W, "citations:find_changed_sources"),
    Rule("AM420", "quote-not-found", _E, "quotes:find_missing_quotes"),
    Rule("AM421", "quote-drifted", _W, "quotes:find_drifted_quotes"),
    Rule("AM422", "quote-ambiguous", _W, "quotes:find_ambiguous_quotes"),
    Rule("AM423", "quote-moved", _W, "quotes:find_moved_quotes"),
    Rule("AM424", "quote-respaced", _N, "quotes:find_respaced_quotes"),
    # about ourselves: these look at the silencers of a text, not at its map
    Rule("AM901", "unknown-code", _W, "silencers:find_unknown_codes"),
    Rule("AM902", "silencer-without-reason", _W, "silencers:find_missing_reasons"),
    Rule("AM903", "unused-silencer", _W, "silencers:find_unused_silencers"),
    Rule("AM904", "misplaced-silencer", _W, "silencers:find_misplaced_silencers"),
    Rule("AM905", "not-to-be-silenced", _W, "silencers:find_forbidden_silencers"),
)  # fmt: skip

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in TABLE})
"""Every rule by code, in code order."""

RETIRED: Mapping[str, str] = MappingProxyType({})
"""Codes that were in use once → what became of them."""

PRESETS: Mapping[str, str] = MappingProxyType(
    {
        "teaching": "rules of thumb for clear maps, as taught with Rationale",
        "wording": "how a statement is put: one full sentence, one idea, no loaded words",
        "debate": "what a coach looks for: open objections, premises without a basis",
        "logic": "circles through attacks, rival claims, arrows that no argument backs",
        "sources": "what is cited, and what should be",
        "all": "every rule",
    }
)
"""Name of a set of advice → what is in it."""
