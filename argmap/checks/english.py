"""What the wording rules know of English, as data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """
    a about above across after again against all almost along already also although
    always am among an and another any anybody anyone anything anyway are aren't around
    as at away back be became because become becomes been before behind being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing
    don't done down during each either else enough especially even ever every everybody
    everyone everything example far few for from further get gets getting had hadn't has
    hasn't have haven't having he hence her here hers herself him himself his how
    however i if in indeed instead into is isn't it its itself just keep kept least less
    let like likely made mainly make makes making many may maybe me merely might mine
    more most mostly much must my myself namely nearly neither never nevertheless no
    nobody none nor not nothing now of off often on once one ones only onto or other
    others otherwise ought our ours ourselves out over own per perhaps possible possibly
    probable probably quite rather really same seem seems several shall she should
    shouldn't since so some somebody someone something sometimes somewhat soon still
    such surely take taken takes than that the their theirs them themselves then there
    therefore these they thing things this those though through throughout thus to
    together too toward towards under unless unlike until up upon us use used useful
    usually various very was wasn't we well were weren't what whatever when whenever
    where whereas whether which while who whole whom whose why will with within without
    won't would wouldn't yes yet you your yours yourself good bad right wrong true false
    fact case way ways kind sort mean means lead leads cause causes bring brings give
    gives given need needs want wants reason reasons important certain certainly clear
    clearly great big large small new old high low first second third two three time
    times year years day days person people
    """
)
"""Words that no premise has to share with a conclusion."""

TELLTALES = _words(
    """
    the of and are that it not be for would should this with is to
    """
)
"""Words that every tenth word of an English text is one of."""

AUXILIARIES = _words(
    """
    am is are was were be been being do does did have has had can could will would shall
    should may might must ought need dare cannot can't couldn't won't wouldn't shan't
    shouldn't mustn't isn't aren't wasn't weren't doesn't don't didn't haven't hasn't
    hadn't i'm you're we're they're it's he's she's that's there's i've we've they've
    i'll we'll they'll you'll it'll i'd we'd they'd he'd she'd let's
    """
)
"""Words that make a sentence finite on their own."""

VERBS = _words(
    """
    accept achieve act add affect agree aim allow answer apply argue arise ask assume
    attack avoid ban base bear become begin behave believe belong benefit break bring
    build buy call care carry cause change choose claim close come commit compare
    compete concern confirm consider contain continue contradict contribute control cost
    count cover create cross cut damage deal decide decline decrease defend demand deny
    depend deserve destroy develop die differ disagree discourage distract disturb do
    double drive earn eat emit encourage end endanger enjoy ensure entail enter exceed
    exclude exist expect explain express fail fall fear feel fight find fit follow force
    forget form free fund gain get give go grow guarantee happen harm hate have hear
    help hold hope hurt imply improve include increase indicate infringe invest involve
    join judge keep kill know lack last lead learn leave lend let lie like limit listen
    live look lose love lower make matter mean meet miss move need obey occur offer open
    oppose outweigh own pay permit persuade play pollute prefer prepare prevent produce
    prohibit promise promote protect prove provide punish push raise reach read rebut
    receive reduce refuse refute reject rely remain remember remove repeat replace
    report represent require respect rest restrict result return reveal rise rule run
    save say see seem sell send serve set share shop show shrink sleep smoke solve speak
    spend spread stand start state stay stop strengthen study suffer suggest support
    suppose survive take talk tax teach tell tend think threaten throw touch trade
    travel treat trust try turn understand undermine use value vary violate vote wait
    walk want warn waste watch weaken wear win wish work worry write fell rose grew lost
    won paid bought sold built taught thought took gave went came saw said knew led left
    kept meant met ran began broke brought caught chose drove ate felt fought found
    forgot held heard hurt laid lay let lent made put read rode rang shot shut sang sank
    sat slept spoke spent stood stole struck swore swept swam taught told threw
    understood woke wore wept wrote became ought lies dies ties
    """
)
"""Common verbs, base forms and irregular pasts."""

BEFORE_NOUNS = _words(
    """
    a an the this that these those my your his her its our their of in on at by for with
    from to into about against between through over under per no some any every each
    many much more most few several all both such other another than as without
    """
)
"""A word behind one of these is hardly a finite verb."""

PRONOUNS = _words(
    """
    this that these those it they he she them him her such
    """
)
"""Words that point at something said before."""

SUBJECTS = _words(
    """
    i you he she it we they this that these those there the a an my your his her its our
    their some many most all every each no nobody everyone everybody people one
    """
)
"""Words that a new main clause may begin with."""

VAGUE_WORDS = _words(
    """
    somewhat sort-of kind-of arguably presumably basically generally-speaking in-a-sense
    to-some-extent more-or-less things stuff various somehow something-like various-ways
    a-lot a-bit etc and-so-on
    """
)
"""Words that leave open what is claimed; hyphens stand for blanks."""

LOADED_WORDS = _words(
    """
    obviously clearly of-course undeniably needless-to-say everyone-knows
    any-sane-person so-called absurd ridiculous outrageous disgusting shameful
    scandalous insane crazy stupid idiotic moronic foolish nonsense brainwashed sheeple
    evil wicked monstrous barbaric disgraceful pathetic laughable hysterical hysteria
    thugs regime cronies mob terrorist-loving un-american heroic glorious miraculous
    """
)
"""Words that judge where they should describe."""

CONNECTIVES = ("because", "therefore", "thus", "hence", "consequently", "thereby")
"""Words that show a reason inside one sentence."""
