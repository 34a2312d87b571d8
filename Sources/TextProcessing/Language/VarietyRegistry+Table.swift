extension VarietyRegistry {
    /// Every registered language.
    public static let entries: [Entry] = [
        Entry(
            language: "es", role: .served, macrolanguage: nil, iso639_3: "spa", flores: "spa_Latn", autonym: "español",
            names: ["es": "español", "en": "Spanish", "qu": "kastilla simi", "ay": "kastilla aru"]),
        Entry(
            language: "en", role: .served, macrolanguage: nil, iso639_3: "eng", flores: "eng_Latn", autonym: "English",
            names: ["es": "inglés", "en": "English", "qu": "inlis simi", "ay": "inlis aru"]),
        Entry(
            language: "qu", role: .macrolanguage, macrolanguage: nil, iso639_3: "que", flores: nil, autonym: "runasimi",
            names: ["es": "quechua", "en": "Quechua", "qu": "runasimi", "ay": "qhichwa aru"]),
        Entry(
            language: "quy", role: .served, macrolanguage: "qu", iso639_3: "quy", flores: "quy_Latn",
            autonym: "chanka runasimi",
            names: [
                "es": "quechua chanka (Ayacucho)", "en": "Ayacucho (Chanka) Quechua", "qu": "chanka runasimi",
                "ay": "chanka qhichwa aru",
            ]),
        Entry(
            language: "quz", role: .served, macrolanguage: "qu", iso639_3: "quz", flores: nil,
            autonym: "qusqu-qullaw runasimi",
            names: [
                "es": "quechua Collao (Cusco)", "en": "Cusco-Collao Quechua", "qu": "qusqu-qullaw runasimi",
                "ay": "qusqu qhichwa aru",
            ]),
        Entry(
            language: "quh", role: .recognized, macrolanguage: "qu", iso639_3: "quh", flores: nil, autonym: "qhichwa",
            names: [
                "es": "quechua sudboliviano", "en": "South Bolivian Quechua", "qu": "uralan buliwya runasimi",
                "ay": "buliwya qhichwa aru",
            ]),
        Entry(
            language: "ay", role: .macrolanguage, macrolanguage: nil, iso639_3: "aym", flores: nil,
            autonym: "aymar aru",
            names: ["es": "aimara", "en": "Aymara", "qu": "aymara simi", "ay": "aymar aru"]),
        Entry(
            language: "ayr", role: .served, macrolanguage: "ay", iso639_3: "ayr", flores: "ayr_Latn",
            autonym: "aymar aru",
            names: [
                "es": "aimara central", "en": "Central Aymara", "qu": "chawpi aymara simi", "ay": "taypi aymar aru",
            ]),
        Entry(
            language: "ayc", role: .recognized, macrolanguage: "ay", iso639_3: "ayc", flores: nil, autonym: "aymar aru",
            names: [
                "es": "aimara sureño", "en": "Southern Aymara", "qu": "uralan aymara simi", "ay": "aynach aymar aru",
            ]),
        Entry(
            language: "prl", role: .gloss, macrolanguage: nil, iso639_3: "prl", flores: nil,
            autonym: "lengua de señas peruana",
            names: [
                "es": "glosa de la lengua de señas peruana", "en": "Peruvian Sign Language gloss",
                "qu": "Piruw siñas simi", "ay": "Piruw siñas aru",
            ]),
        Entry(
            language: "und", role: .undetermined, macrolanguage: nil, iso639_3: "und", flores: nil, autonym: "und",
            names: ["es": "indeterminado", "en": "undetermined", "qu": "mana riqsisqa", "ay": "jan uñt'ata"]),
    ]
}
