/// What is irregular in a Spanish verb; everything nil for a regular one.
struct SpanishIrregularVerb: Sendable {
    /// Stem under stress: `puede`, `sigue`.
    var strongStem: String?
    /// Stem of the third persons of the past and of the gerund: `pidió`, `durmiendo`.
    var weakStem: String?
    /// First person of the present; the subjunctive follows it: `tengo`, `tenga`.
    var firstPerson: String?
    /// Stem of the strong past: `tuv-`.
    var pastStem: String?
    /// Stem of future and conditional: `tendr-`.
    var futureStem: String?
    var imperative: String?
    var gerund: String?
    /// Participle without its last vowel: `hech-`.
    var participleStem: String?
    /// Tenses that follow no rule, six forms each.
    var finite: [VerbFeatures.Tense: [String]] = [:]

    /// The irregularities of an infinitive: its own entry, or that of the longest verb it is built on (`obtener`).
    static func named(_ infinitive: String) -> SpanishIrregularVerb {
        if let entry = table[infinitive] { return entry }
        if let entry = compound(infinitive) { return entry }
        if infinitive.hasSuffix("cer") || infinitive.hasSuffix("cir"), let last = infinitive.dropLast(3).last {
            let stem = infinitive.dropLast(3)
            // conocer, conozco; but vencer, venzo after a consonant.
            if "aeiou".contains(last) { return SpanishIrregularVerb(firstPerson: stem + "zco") }
            return SpanishIrregularVerb(firstPerson: stem + "zo")
        }
        if infinitive.hasSuffix("uir"), !infinitive.hasSuffix("guir") {
            let stem = String(infinitive.dropLast(2))
            return SpanishIrregularVerb(strongStem: stem + "y")
        }
        if accented.contains(infinitive), let weak = infinitive.dropLast(2).last {
            return SpanishIrregularVerb(strongStem: infinitive.dropLast(3) + (weak == "i" ? "í" : "ú"))
        }
        return stemChange(infinitive)
    }

    /// Verbs in -iar and -uar whose weak vowel bears the stress: `amplía`, `continúa`.
    private static let accented: Set<String> = [
        "ampliar", "confiar", "desafiar", "desviar", "enfriar", "fiar", "fotografiar", "guiar", "liar", "vaciar",
        "variar", "actuar", "acentuar", "continuar", "efectuar", "evaluar", "exceptuar", "graduar", "habituar",
        "insinuar", "perpetuar", "puntuar", "situar",
    ]

    /// A prefix before an irregular verb: `mantener`, `proponer`, `producir`.
    private static func compound(_ infinitive: String) -> SpanishIrregularVerb? {
        for base in ["tener", "venir", "poner", "traer", "hacer", "volver", "cubrir", "escribir", "seguir", "decir"]
        where infinitive.hasSuffix(base) && infinitive.count > base.count {
            guard let verb = table[base], prefixes.contains(String(infinitive.dropLast(base.count))) else { continue }
            return verb.prefixed(by: String(infinitive.dropLast(base.count)))
        }
        if infinitive.hasSuffix("scribir") {
            return SpanishIrregularVerb(participleStem: infinitive.dropLast(3) + "t")
        }
        if infinitive.hasSuffix("ducir") {
            let stem = infinitive.dropLast(3)
            return SpanishIrregularVerb(firstPerson: stem + "zco", pastStem: stem + "j")
        }
        return nil
    }

    private static let prefixes: Set<String> = [
        "a", "abs", "ante", "com", "con", "contra", "de", "des", "dis", "en", "entre", "ex", "im", "inter", "man",
        "ob", "o", "per", "pos", "pre", "pro", "re", "so", "sobre", "sos", "su", "sub", "sus", "tras", "trans",
    ]

    private func prefixed(by prefix: String) -> SpanishIrregularVerb {
        var verb = self
        verb.strongStem = strongStem.map { prefix + $0 }
        verb.weakStem = weakStem.map { prefix + $0 }
        verb.firstPerson = firstPerson.map { prefix + $0 }
        verb.pastStem = pastStem.map { prefix + $0 }
        verb.futureStem = futureStem.map { prefix + $0 }
        let stressed = ["ten": "tén", "pon": "pón", "ven": "vén", "haz": "haz"]
        verb.imperative = imperative.flatMap { stressed[$0] }.map { prefix + $0 }
        verb.gerund = gerund.map { prefix + $0 }
        verb.participleStem = participleStem.map { prefix + $0 }
        verb.finite = finite.mapValues { $0.map { prefix + $0 } }
        return verb
    }

    private static func stemChange(_ infinitive: String) -> SpanishIrregularVerb {
        let stem = String(infinitive.dropLast(2))
        for (vowel, strong, weak, verbs) in stemChanges where verbs.contains(infinitive) {
            guard let place = stem.lastIndex(of: vowel) else { continue }
            func changed(_ text: String) -> String {
                stem.replacingCharacters(at: place, with: text)
            }
            return SpanishIrregularVerb(
                strongStem: changed(strong), weakStem: infinitive.hasSuffix("ir") ? weak.map(changed) : nil)
        }
        return SpanishIrregularVerb()
    }

    private static let stemChanges: [(vowel: Character, strong: String, weak: String?, verbs: Set<String>)] = [
        (
            "e", "ie", "i",
            [
                "pensar", "cerrar", "empezar", "comenzar", "entender", "perder", "atender", "sentir", "preferir",
                "sembrar",
                "despertar", "calentar", "recomendar", "defender", "sentar", "mentir", "advertir", "encender", "nevar",
                "acertar", "alentar", "apretar", "arrepentir", "ascender", "asentir", "atravesar", "concertar",
                "confesar", "consentir", "convertir", "descender", "desterrar", "divertir", "enterrar", "extender",
                "fregar", "gobernar", "helar", "herir", "hervir", "invertir", "invernar", "manifestar", "merendar",
                "negar", "plegar", "quebrar", "referir", "regar", "requerir", "reventar", "segar", "serrar", "sugerir",
                "temblar", "tender", "tentar", "transferir", "tropezar", "verter", "digerir", "adherir", "encomendar",
                "desplegar", "sosegar",
            ]
        ),
        (
            "o", "ue", "u",
            [
                "contar", "encontrar", "costar", "mostrar", "volver", "mover", "dormir", "morir", "recordar", "probar",
                "almorzar", "devolver", "resolver", "soñar", "llover", "doler", "acordar", "volar", "acostar",
                "envolver",
                "absolver", "apostar", "aprobar", "colar", "colgar", "comprobar", "consolar", "demostrar", "desaprobar",
                "descontar", "disolver", "forzar", "esforzar", "morder", "promover", "remover", "reprobar", "rodar",
                "rogar", "soltar", "sonar", "tostar", "tronar", "conmover", "comprobar", "reforzar",
                "renovar", "revolver", "rebotar", "volcar",
            ]
        ),
        ("u", "ue", nil, ["jugar"]),
        (
            "e", "i", "i",
            [
                "pedir", "servir", "repetir", "vestir", "medir", "elegir", "seguir", "conseguir", "despedir", "impedir",
                "competir", "corregir", "derretir", "gemir", "rendir", "investir", "concebir",
            ]
        ),
    ]
}

extension SpanishIrregularVerb {
    fileprivate static let table: [String: SpanishIrregularVerb] = [
        "ser": SpanishIrregularVerb(
            imperative: "sé",
            finite: [
                .present: ["soy", "eres", "es", "somos", "son", "son"],
                .past: ["fui", "fuiste", "fue", "fuimos", "fueron", "fueron"],
                .imperfect: ["era", "eras", "era", "éramos", "eran", "eran"],
                .subjunctive: ["sea", "seas", "sea", "seamos", "sean", "sean"],
            ]),
        "estar": SpanishIrregularVerb(
            pastStem: "estuv",
            finite: [
                .present: ["estoy", "estás", "está", "estamos", "están", "están"],
                .subjunctive: ["esté", "estés", "esté", "estemos", "estén", "estén"],
            ]),
        "ir": SpanishIrregularVerb(
            imperative: "ve", gerund: "yendo",
            finite: [
                .present: ["voy", "vas", "va", "vamos", "van", "van"],
                .past: ["fui", "fuiste", "fue", "fuimos", "fueron", "fueron"],
                .imperfect: ["iba", "ibas", "iba", "íbamos", "iban", "iban"],
                .subjunctive: ["vaya", "vayas", "vaya", "vayamos", "vayan", "vayan"],
            ]),
        "haber": SpanishIrregularVerb(
            pastStem: "hub", futureStem: "habr",
            finite: [
                .present: ["he", "has", "hay", "hemos", "han", "han"],
                .subjunctive: ["haya", "hayas", "haya", "hayamos", "hayan", "hayan"],
            ]),
        "dar": SpanishIrregularVerb(
            finite: [
                .present: ["doy", "das", "da", "damos", "dan", "dan"],
                .past: ["di", "diste", "dio", "dimos", "dieron", "dieron"],
                .subjunctive: ["dé", "des", "dé", "demos", "den", "den"],
            ]),
        "ver": SpanishIrregularVerb(
            firstPerson: "veo", participleStem: "vist",
            finite: [
                .past: ["vi", "viste", "vio", "vimos", "vieron", "vieron"],
                .imperfect: ["veía", "veías", "veía", "veíamos", "veían", "veían"],
            ]),
        "saber": SpanishIrregularVerb(
            pastStem: "sup", futureStem: "sabr",
            finite: [
                .present: ["sé", "sabes", "sabe", "sabemos", "saben", "saben"],
                .subjunctive: ["sepa", "sepas", "sepa", "sepamos", "sepan", "sepan"],
            ]),
        "caber": SpanishIrregularVerb(firstPerson: "quepo", pastStem: "cup", futureStem: "cabr"),
        "tener": SpanishIrregularVerb(
            strongStem: "tien", firstPerson: "tengo", pastStem: "tuv", futureStem: "tendr", imperative: "ten"),
        "obtener": SpanishIrregularVerb(
            strongStem: "obtien", firstPerson: "obtengo", pastStem: "obtuv", futureStem: "obtendr", imperative: "obtén"),
        "venir": SpanishIrregularVerb(
            strongStem: "vien", firstPerson: "vengo", pastStem: "vin", futureStem: "vendr", imperative: "ven",
            gerund: "viniendo"),
        "poner": SpanishIrregularVerb(
            firstPerson: "pongo", pastStem: "pus", futureStem: "pondr", imperative: "pon", participleStem: "puest"),
        "salir": SpanishIrregularVerb(firstPerson: "salgo", futureStem: "saldr", imperative: "sal"),
        "valer": SpanishIrregularVerb(firstPerson: "valgo", futureStem: "valdr"),
        "hacer": SpanishIrregularVerb(
            firstPerson: "hago", futureStem: "har", imperative: "haz", participleStem: "hech",
            finite: [.past: ["hice", "hiciste", "hizo", "hicimos", "hicieron", "hicieron"]]),
        "decir": SpanishIrregularVerb(
            strongStem: "dic", firstPerson: "digo", pastStem: "dij", futureStem: "dir", imperative: "di",
            gerund: "diciendo", participleStem: "dich"),
        "traer": SpanishIrregularVerb(firstPerson: "traigo", pastStem: "traj", gerund: "trayendo"),
        "caer": SpanishIrregularVerb(firstPerson: "caigo"),
        "oir": SpanishIrregularVerb(strongStem: "oy", firstPerson: "oigo"),
        "reir": SpanishIrregularVerb(
            imperative: "ríe", gerund: "riendo",
            finite: [
                .present: ["río", "ríes", "ríe", "reímos", "ríen", "ríen"],
                .past: ["reí", "reíste", "rio", "reímos", "rieron", "rieron"],
                .subjunctive: ["ría", "rías", "ría", "riamos", "rían", "rían"],
            ]),
        "oler": SpanishIrregularVerb(strongStem: "huel"),
        "conducir": SpanishIrregularVerb(firstPerson: "conduzco", pastStem: "conduj"),
        "traducir": SpanishIrregularVerb(firstPerson: "traduzco", pastStem: "traduj"),
        "querer": SpanishIrregularVerb(strongStem: "quier", pastStem: "quis", futureStem: "querr"),
        "poder": SpanishIrregularVerb(
            strongStem: "pued", pastStem: "pud", futureStem: "podr", gerund: "pudiendo"),
        "andar": SpanishIrregularVerb(pastStem: "anduv"),
        "escribir": SpanishIrregularVerb(participleStem: "escrit"),
        "inscribir": SpanishIrregularVerb(participleStem: "inscrit"),
        "abrir": SpanishIrregularVerb(participleStem: "abiert"),
        "cubrir": SpanishIrregularVerb(participleStem: "cubiert"),
        "romper": SpanishIrregularVerb(participleStem: "rot"),
        "morir": SpanishIrregularVerb(strongStem: "muer", weakStem: "mur", participleStem: "muert"),
        "volver": SpanishIrregularVerb(strongStem: "vuelv", participleStem: "vuelt"),
        "devolver": SpanishIrregularVerb(strongStem: "devuelv", participleStem: "devuelt"),
        "resolver": SpanishIrregularVerb(strongStem: "resuelv", participleStem: "resuelt"),
        "absolver": SpanishIrregularVerb(strongStem: "absuelv", participleStem: "absuelt"),
        "disolver": SpanishIrregularVerb(strongStem: "disuelv", participleStem: "disuelt"),
        "seguir": SpanishIrregularVerb(strongStem: "sigu", weakStem: "sigu", firstPerson: "sigo"),
        "conseguir": SpanishIrregularVerb(strongStem: "consigu", weakStem: "consigu", firstPerson: "consigo"),
        "elegir": SpanishIrregularVerb(strongStem: "elig", weakStem: "elig", firstPerson: "elijo"),
        "enviar": SpanishIrregularVerb(strongStem: "enví"),
        "criar": SpanishIrregularVerb(strongStem: "crí"),
        "reunir": SpanishIrregularVerb(strongStem: "reún"),
        "prohibir": SpanishIrregularVerb(strongStem: "prohíb"),
        "aislar": SpanishIrregularVerb(strongStem: "aísl"),
        "corregir": SpanishIrregularVerb(strongStem: "corrig", weakStem: "corrig", firstPerson: "corrijo"),
    ]
}

extension String {
    fileprivate func replacingCharacters(at place: Index, with text: String) -> String {
        String(self[..<place]) + text + String(self[index(after: place)...])
    }
}
