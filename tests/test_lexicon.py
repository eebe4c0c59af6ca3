"""The kind of a task or service is read from the words that workers write, and from nothing else."""

import json
import re
import time
from importlib import resources
from typing import Any

import pytest
import yaml

from planlint.document import Blank
from planlint.plan import lexicon
from planlint.plan.lexicon import service_kind, task_kind
from planlint.plan.values import Prose
from tests.rewrite_lexicon import prepared

TASKS: dict[str | None, list[str]] = {
    "monitor-person-using-violence": [
        "Mum to make sure he attends his group",
        "Ensure Dan does not drink before contact",
        "Supervise his contact with the kids",
        "Mum to supervise contact",
        "Not let him in the house.",
        "Refuse Dan entry if he comes to the door",
        "Keep the peace at home",
        "Stay calm when he comes home",
        "Keep a diary of arguments",
        "Check that he attends the programme",
        "Mia does not allow Dan into the property",
        "Do not allow any contact between father and children",
        "make sure dad takes his meds",
        "Ensure that the father stays away",
        "Mother will not leave the children alone with him",
        "Monitor his drinking and report back",
        "Avoid arguments with her partner",
        "Mum won\u2019t let him into the flat",
        "Make sure she stays away from the house",
        "Ring him to make sure he\u2019s going to his appointments, and keep track of his moods",
        "Written agreement: mum not to have him in the home",
        "Keep him away from the children",
        "Not to provoke him",
    ],
    "breach-reporting": [
        "Report every breach to police",
        "Ring police if he turns up",
        "Call 000 if he breaches",
        "Mia to report any breaches of the DVO",
        "Phone the police whenever he comes near the flat",
        "All breaches of the non-mol to be reported",
        "Keep a log of breaches",
        "Let the social worker know if Dan comes to the house",
    ],
    "order-application": [
        "Help Mia apply for a non-molestation order",
        "Apply for DVO",
        "Application for a family violence intervention order",
        "File for an order of protection",
        "Lodge paperwork to vary the intervention order",
        "Get a restraining order",
    ],
    "order-compliance": [
        "Keep to the order",
        "Abide by all conditions of the DVO",
        "Dan not to approach Mia or the school",
        "Comply with bail conditions",
        "Stay away from her workplace",
        "No contact with Mia, direct or indirect",
        "Will not contact Mia by phone or social media",
        "Surrender firearms to police",
        "Stick to his bail conditions",
        "Keep the peace and be of good behaviour (probation term)",
        "Not go within 100 metres of the refuge",
    ],
    "removal-or-exclusion": [
        "Dan to move out of the family home by Friday",
        "Housing to take his name off the tenancy",
        "Dan lives elsewhere until the assessment is done",
    ],
    "behaviour-change": [
        "Attend men's behaviour change program weekly",
        "Complete a 26 week batterers\u2019 intervention program",
        "Caring Dads, 17 sessions",
        "Building Better Relationships via probation",
        "Start perpetrator programme",
        "Stop using violence and threats",
        "No further violence to any household member",
        "Not to threaten or intimidate Mia",
        "Ring the Men's Referral Service",
        "MBCP intake",
        "Anger management is not enough: behaviour change group every week",
        "No contact outside the centre; attend the behaviour change programme every week.",
        "Stop hitting Mia",
        "Dan to stop texting Mia",
        "52-week BIP",
    ],
    "anger-management": [
        "Anger management course",
        "Dan to manage his anger",
        "Do an anger mgmt - anger management - class online",
        "Attend anger group at the community centre",
    ],
    "impact-on-children": [
        "Talk with Dan about the impact of his violence on the children",
        "Understand how domestic abuse affects children",
        "Work with dad on what the children saw and heard",
    ],
    "accountability": [
        "Take responsibility for the violence",
        "Programme reports his attendance to probation monthly",
        "Acknowledge past violence and the harm done",
    ],
    "couple-or-family-work": [
        "Couples counselling with Dan",
        "Attend relationship counselling together",
        "Joint sessions at Relate",
        "Marriage guidance",
        "Family therapy referral",
        "Whole-family sessions with the psychologist",
        "Mediation about contact",
        "Attend FDR",
        "Book family dispute resolution",
        "Book a MIAM",
    ],
    "parenting-course": [
        "Parenting course",
        "Attend Triple P",
        "Enrol in Circle of Security",
        "Incredible Years, Tuesdays 10am",
        "1-2-3 Magic online",
        "Do the 123 magic course",
        "Tuning in to Kids",
        "Strengthening Families Programme",
        "Solihull Approach online course",
        "Mellow Parenting",
        "Parents as Teachers",
        "Webster-Stratton group at the children's centre",
        "mum to complete parenting classes",
        "Positive Parenting Program (PPP)",
        "Sign up for parenting class (crèche there)",
        "Attend parenting group; childcare while she is there",
        "Non Violent Resistance (NVR) course",
    ],
    "therapy": [
        "Start counselling",
        "EMDR with the clinic",
        "CBT x 6",
        "Attend trauma counseling",
        "Life-skills therapy group",
        "Referral to psychotherapy",
        "Weekly therapy",
        "See a psychologist",
        "Debt advice and trauma counselling",
        "Self esteem group",
        "Talking Therapies self referral",
        "Sexual assault counselling",
        "Mental health counselling",
    ],
    "crisis-counselling": ["Crisis counselling at the refuge", "Ring Lifeline any time", "Rape Crisis drop in"],
    "information": [
        "Freedom Programme, Thursdays",
        "Own My Life course",
        "Pattern Changing group",
        "Read the order through with her",
        "Explain to Mia how to report a breach",
        "Give Mia information about the refuge's rules",
        "Women's support group Weds",
        "Explain the conditions of the order",
    ],
    "mental-health-treatment": ["Psychiatrist review", "Mental health care plan", "Antidepressants: review dose"],
    "substance-treatment": [
        "AA twice a week",
        "Detox bed at the hospital",
        "Drug and alcohol counselling",
        "Drug & alcohol assessment",
        "AOD referral",
        "Dan to stop drinking",
    ],
    "health": [
        "See GP",
        "Book the dentist for both kids",
        "Midwife appt 20 weeks",
        "Course of antibiotics: pick up from chemist",
        "Speech therapy for Noah",
        "Hearing test for Noah",
        "Register with a doctor",
        "Immunisations for baby",
        "Make sure he gets to the dentist",
    ],
    "housing": [
        "Housing application",
        "Housing counselling at the council",
        "View flats in the school area",
        "Sign the lease",
        "Present as homeless at the council",
        "Bid on three properties",
        "Find a refuge space",
        "View flat in Wellington Court",
        "Section 8 voucher paperwork",
    ],
    "financial-support": [
        "Debt counselling",
        "Apply for the bond loan with Mia.",
        "Universal Credit claim",
        "Open a bank account in her own name",
        "Apply for Parenting Payment",
        "Pay child support on time",
        "Centrelink crisis payment",
        "Financial counsellor re the arrears",
        "Childcare subsidy form",
        "Budgeting",
    ],
    "benefits-check": ["Benefits check", "Benefit entitlement check with CAB", "Check what benefits she can claim"],
    "legal": [
        "See a solicitor",
        "Legal aid form",
        "Family law advice",
        "Apply for a child arrangements order",
        "Apply for exemption from mediation with the solicitor",
    ],
    "police-or-court": [
        "Court on the 12th",
        "Give statement to police",
        "Prepare for the hearing",
        "Serve the order",
        "Clare's Law request",
        "Police to serve him with the papers",
    ],
    "safety": [
        "Safety plan review",
        "MARAC referral",
        "Update DASH",
        "Change passwords, turn off location sharing",
        "Police marker on the address",
        "Pack a go bag",
        "Safety plan for court day",
        "Panic alarm fitted",
    ],
    "protective": ["Mum to act protectively", "Keep the children safe", "Mother to protect the children from the arguments"],
    "mother-child-work": [
        "Mother and child group",
        "Talking to My Mum",
        "Theraplay with mum",
        "Parent-infant psychotherapy",
        "Rebuild Mia's bond with Ava",
    ],
    "child-support": [
        "School counsellor meeting for Ava",
        "Play therapy for Noah",
        "Counselling for the children",
        "Kim does worries and feelings work with Ava",
        "CAMHS referral",
        "Take Ava to counselling",
        "Child support worker to see Ava weekly",
    ],
    "contact-arrangement": [
        "Contact centre referral",
        "Supervised visits, Saturdays",
        "Handovers at the library by gran",
        "Centre staff supervise his contact at the contact centre",
        "Agree a contact schedule",
    ],
    "parenting-support": [
        "Parenting support at home",
        "Help with bedtimes",
        "Family support worker visits weekly",
        "Playgroup on Fridays",
    ],
    "education": [
        "Parents' evening",
        "Supervise homework",
        "Enrol the girls at the new school",
        "English classes (ESOL)",
        "EHCP request",
        "Get him to school on time",
        "Parent-teacher meeting",
    ],
    "employment-or-training": [
        "Career counselling",
        "CV and job search",
        "TAFE course, cert III",
        "Driving lessons",
        "Childcare course Level 2",
    ],
    "child-care": [
        "Childcare while she goes to court",
        "Nursery place for Noah",
        "Gran looks after Noah while Mia is at counselling",
        "Childminder two days",
        "After-school club for Ava",
        "Find daycare",
    ],
    "material-aid": ["Food bank voucher", "Beds and bedding for the new flat", "School uniforms", "Nappies", "Phone credit"],
    "advocacy": [
        "IDVA to be allocated",
        "Write a support letter",
        "Partner support worker from the men's programme rings Mia",
        "Go with her to the appointment",
    ],
    "engagement-adaptation": ["Book an interpreter for the hearing", "Taxi to counselling", "Transport to the solicitor's"],
    "admin": ["Police vetting form", "Sign the consent form", "Core group meeting", "Replace birth certificates", "DBS check"],
    "home-safety": ["Make sure the locks are changed", "CCTV at the back door", "Sanctuary scheme assessment"],
    "drug-or-alcohol-testing": ["Urine screens fortnightly"],
    "immigration": ["Immigration advice about her visa"],
    "routine-or-activity": ["Choir on Tuesdays"],
    "safe-storage": ["Keep medicines away from the children"],
    "separation": ["End the relationship with Dan", "Mother not to take him back", "Mother to have no contact with father"],
    "parenting-and-violence": ["Fathering after violence sessions"],
    "child-interview": ["ABE interview for Ava", "Forensic interview at the centre"],
    "life-skills": ["Cooking classes"],
    "support-network": ["Reconnect with her friends"],
    None: [
        "Make sure dad isn't there when visiting",
        "Ensure that father is invited to separate meetings",
        "Ten minutes of play each day",
        "Domestic violence classes x 26",
        "Keep to the order of the routine at bedtime",
        "Give a copy of the order to nursery",
        "Talk about safety if she wishes to end the relationship",
        "Make sure the school knows who may collect the children",
        "Work with Noah on his anger",
        "Help Ava stay calm at bedtime",
        "Make sure Ava feels heard",
        "Ring Jo on Monday",
        "Attend appointments",
        "Contact the office",
        "Engage with services",
        "Keep gran up to date",
        "Make sure he has been told the date",
        "Ensure Ava does not miss swimming",
        "A course of action will be agreed in due course",
        "Do something nice for herself each week",
        "Meet the tennis court bookings team",
        "Weigh up what she wants",
        "Not ready for counselling",
        "No mediation",
        "Couples counselling is not offered",
        "Check if he needs new boots",
        "No contact with her family for months: help her write to them",
        "Praise Noah's effort",
        "Make sure that everybody knows the plan",
    ],
}

SERVICES: dict[str | None, list[str]] = {
    "perpetrator-programme": [
        "Men's Behaviour Change Program, Westside",
        "DVIP",
        "Caring Dads",
        "Probation BBR",
        "Batterer Intervention Program",
    ],
    "perpetrator-helpline": ["Men's Referral Service", "Respect Phoneline"],
    "anger-management": ["Anger management group", "Beating Anger: anger management course"],
    "couple-counselling": ["Couples counselling at Relate", "Relationship counselling", "Marriage Guidance"],
    "family-therapy": ["Family Therapy clinic", "Functional Family Therapy"],
    "family-group-meeting": ["Family group conference", "FGC service", "Whānau hui"],
    "mediation": ["National Family Mediation", "Family Dispute Resolution Centre"],
    "dv-specialist": [
        "Women's Aid outreach",
        "IDVA service",
        "Domestic Abuse Service North",
        "Freedom Programme",
        "Partner support, men's programme",
    ],
    "dv-directory-or-helpline": ["1800RESPECT", "National Domestic Violence Hotline"],
    "refuge": ["Women's refuge", "DV shelter"],
    "health-visitor": ["Health visitor", "Maternal and Child Health Nurse"],
    "maternity": ["Community midwives"],
    "sexual-violence-service": ["Rape Crisis", "Sexual assault service"],
    "victim-support": ["Victim Support"],
    "child-protection": ["Children's social care"],
    "family-support": ["Early Help", "Intensive family support"],
    "faith-community": ["Parish church"],
    "youth-service": ["Youth club"],
    "interpreting": ["Interpreting service"],
    "primary-care": ["GP", "Riverside Medical Centre", "Speech and language therapy"],
    "trauma-therapy": ["Trauma counselling", "EMDR therapist", "Private counsellor", "Talking Therapies"],
    "crisis-counselling": ["Crisis counselling line", "Lifeline"],
    "mental-health": ["Community mental health team", "Perinatal psychiatry"],
    "substance": ["Turning Point drug and alcohol service", "Alcoholics Anonymous"],
    "child-therapy": ["CAMHS", "Play therapist", "School counsellor"],
    "child-peer-group": ["Children's group, Helping Hands"],
    "child-advocacy": ["Youth advocacy"],
    "mother-child-group": ["Mother-and-child group", "DART"],
    "parenting-course": ["Triple P", "Circle of Security", "Parenting course at the hub"],
    "parenting-support": ["Home-Start", "Tresillian"],
    "contact-centre": ["Contact centre", "Supervised visitation"],
    "legal-aid": ["Legal Aid", "Women's Legal Service", "Duty solicitor"],
    "court-support": ["Witness Service", "Court support worker"],
    "police": ["Police", "Metro Police domestic abuse unit"],
    "probation": ["Probation"],
    "housing": ["Council housing options", "Housing counselling"],
    "homelessness": ["Homelessness team"],
    "financial": ["Citizens Advice", "Debt counselling", "Centrelink", "Financial counselling service"],
    "employment": ["Jobcentre Plus", "Careers counselling"],
    "early-years": ["Nursery", "Head Start"],
    "school": ["Primary school"],
    "immigration": ["Immigration lawyer"],
    "culturally-specific": ["Southall Black Sisters", "Aboriginal Family Violence Prevention"],
    "lgbtq-specialist": ["Galop LGBT+ domestic abuse"],
    "disability": ["NDIS"],
    "community": ["Food bank"],
    None: [
        "The Harbour",
        "Solihull Council",
        "Relationships Australia",
        "Change Programme",
        "Climate change programme",
        "Gran",
        "Customer contact centre",
    ],
}


def _cases(table: dict[str | None, list[str]]) -> list[Any]:
    return [pytest.param(text, kind, id=f"{kind}: {text[:48]}") for kind, texts in table.items() for text in texts]


def _lexicon() -> dict[str, list[dict[str, Any]]]:
    text = (resources.files("planlint.plan") / "lexicon.yaml").read_text("utf-8")
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return data


def _enums(node: object) -> list[set[str]]:
    """Find the lists of words that the schema allows somewhere."""
    if isinstance(node, list):
        return [found for item in node for found in _enums(item)]
    if not isinstance(node, dict):
        return []
    own = [{word for word in node["enum"] if isinstance(word, str)}] if isinstance(node.get("enum"), list) else []
    return own + [found for item in node.values() for found in _enums(item)]


@pytest.mark.parametrize(("text", "kind"), _cases(TASKS))
def test_a_task_is_read_from_its_words(text: str, kind: str | None) -> None:
    assert task_kind(Prose(text, ())) == kind


@pytest.mark.parametrize(("text", "kind"), _cases(SERVICES))
def test_a_service_is_read_from_its_name(text: str, kind: str | None) -> None:
    assert service_kind(Prose(text, ())) == kind


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda text: text.replace("'", "\u2019"), lambda text: text.replace(" ", "\n   ")]
)
def test_case_apostrophes_and_line_breaks_do_not_matter(change: Any) -> None:
    assert task_kind(Prose(change("Men's behaviour change program"), ())) == "behaviour-change"


def test_a_word_in_capitals_is_found_in_capitals_only() -> None:
    assert service_kind(Prose("CAB", ())) == "financial"
    assert service_kind(Prose("Cab account", ())) is None


def test_an_exception_takes_out_its_own_words_and_no_others() -> None:
    assert task_kind(Prose("School counselling", ())) == "child-support"
    assert task_kind(Prose("Guidance counsellor", ())) is None
    assert task_kind(Prose("Guidance counsellor, then EMDR", ())) == "therapy"


def test_a_gap_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert task_kind(Prose("Make sure the bond is paid by Friday when Dan moves out", ())) == "monitor-person-using-violence"
    assert task_kind(Prose("Make sure of it. Then Dan moves out.", ())) is None


def test_a_blank_of_a_template_has_no_kind() -> None:
    assert task_kind(Prose(Blank("<parenting course>"), ())) is None


def test_every_kind_is_a_word_of_the_schema() -> None:
    schema = resources.files("planlint") / "case-plan.schema.json"
    enums = _enums(json.loads(schema.read_text("utf-8")))
    for section, marks in {
        "tasks": {"breach-reporting", "behaviour-change"},
        "services": {"dv-specialist", "contact-centre"},
    }.items():
        allowed = set().union(*(words for words in enums if marks <= words))
        assert {entry["kind"] for entry in _lexicon()[section]} - allowed == set()


def test_every_phrase_is_written_in_the_notation_that_its_head_explains() -> None:
    for entries in _lexicon().values():
        for entry in entries:
            assert set(entry) <= {"kind", "words", "unless"}
            for phrase in [*entry["words"].split(", "), *filter(None, entry.get("unless", "").split(", "))]:
                assert isinstance(phrase, str), f"{phrase!r} is read by YAML as something else: put it in quotes"
                assert re.fullmatch(r"(?!\.\.\.)[\w'*&. -]+(?<!\.\.\.)", phrase), phrase


HOSTILE = [
    "a" * 100_000,
    "a-" * 50_000,
    "make sure" + " " * 100_000,
    "make sure " * 10_000,
    "not allow " * 10_000,
    "apply for " * 10_000,
    "debt counselling " * 6_000,
    "the quick brown fox jumps " * 4_000,
    "'" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:16] for text in HOSTILE])
def test_a_very_long_text_is_read_in_time_that_grows_with_its_length_only(text: str) -> None:
    task_kind(Prose("warm up", ()))
    service_kind(Prose("warm up", ()))
    start = time.perf_counter()
    task_kind(Prose(text, ()))
    service_kind(Prose(text, ()))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "text",
    ["Hold a meeting with the nursery on what staff do when Mark comes.", "Flag the nursery and the home for patrols."],
)
def test_a_place_that_is_only_named_is_no_kind_of_task(text: str) -> None:
    assert task_kind(Prose(text, ())) != "child-care"


def test_where_a_service_is_held_is_not_what_it_is() -> None:
    assert service_kind(Prose("Counsellor who comes to the refuge", ())) != "refuge"


def test_the_prepared_form_is_that_of_the_lexicon() -> None:
    """`python tests/rewrite_lexicon.py` writes it anew."""
    assert (resources.files("planlint.plan") / "lexicon.json").read_text("utf-8") == prepared()


def test_a_lexicon_edited_since_it_was_prepared_is_read_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    as_shipped = lexicon._bytes_of
    edited = b"tasks:\n- {kind: school, words: frog watching}\nservices: []\n"
    monkeypatch.setattr(lexicon, "_bytes_of", lambda name: edited if name == lexicon.FILE else as_shipped(name))
    monkeypatch.setattr(lexicon, "_index", lexicon._index.__wrapped__)

    assert task_kind(Prose("Go frog watching", ("tasks", 0, "what"))) == "school"
