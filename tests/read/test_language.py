"""Languages, and silence where little speaks for one."""

import pytest

from alleged.read.language import Languages

LANGUAGES = Languages()

TEXTS = [
    ("", None),
    ("Kyiv", None),
    ("123 456 -- !!", None),
    ("Die Armee sagte", None),
    ("He said that he was there and that they were with her.", "en"),
    ("“We must disrupt this Russian scenario. We are preparing for this. The terrorists must lose,” he said", "en"),
    ("THE ARMY SAID IT HAD LAUNCHED AN ATTACK NEAR THE CITY, AND THE MINISTER DENIED IT.", "en"),
    ("Putin threatens strikes on bridges and power plants, Kremlin spokesman tells agencies", "en"),
    ("The spokesman said «Армія повідомила про удар по складу» and that he would not say more about it.", "en"),
    ("Die Armee teilte am Mittwoch mit, sie habe in der Nähe von Makijiwka einen Angriff geführt.", "de"),
    ("L’armée ukrainienne a déclaré mercredi avoir mené une attaque près de Makiivka.", "fr"),
    ("El ejército dijo el miércoles que había lanzado un ataque cerca de la ciudad de Makíivka.", "es"),
    ("Армія повідомила про удар по складу боєприпасів поблизу Макіївки, загинули десятки солдатів.", "uk"),
    ("Армия сообщила об ударе по складу боеприпасов близ Макеевки, погибли десятки солдат.", "ru"),
    ("قال الجيش يوم الأربعاء إنه شن هجوما بالقرب من المدينة وأسفر عن مقتل العشرات", "ar"),
    ("Ordu çarşamba günü kentin yakınlarında bir saldırı düzenlediğini ve onlarca kişinin öldüğünü söyledi.", "tr"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_languages(text: str, expected: str | None) -> None:
    assert LANGUAGES.of(text) == expected


def test_plain_english_does_not_load_the_identifier() -> None:
    languages = Languages()
    languages.of("He said that he was there and that they were with her.")
    assert languages._identifier is None
