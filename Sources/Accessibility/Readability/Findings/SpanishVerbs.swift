/// What the ending of a Spanish word says about a verb.
enum SpanishVerbs {
    /// Forms of `ser` that make a passive with a participle.
    static let serForms: Set<String> = [
        "ser", "siendo", "sido", "soy", "eres", "es", "somos", "son", "era", "eras", "éramos", "eran", "fui", "fue",
        "fuimos", "fueron", "seré", "será", "serás", "seremos", "serán", "sería", "seríamos", "serían", "sea", "seas",
        "seamos", "sean", "fuera", "fueran", "fuese", "fuesen", "fuere", "fueren",
    ]

    /// Whether a word is a participle with gender and number; words that are mostly something else are none.
    static func isParticiple(_ word: String) -> Bool {
        guard word.utf8.count > 4, !notParticiples.contains(word) else { return false }
        var stem = Substring(word)
        if stem.last == "s" { stem.removeLast() }
        guard stem.last == "o" || stem.last == "a" else { return false }
        stem.removeLast()
        if stem.hasSuffix("ad") || stem.hasSuffix("id") || stem.hasSuffix("íd") { return true }
        return irregularStems.contains(String(stem))
    }

    /// Whether a word is a gerund.
    static func isGerund(_ word: String) -> Bool {
        guard word.utf8.count > 4, word.hasSuffix("ndo"), !notGerunds.contains(word) else { return false }
        return word.hasSuffix("ando") || word.hasSuffix("iendo") || word.hasSuffix("yendo")
    }

    /// Whether a word is a future subjunctive in the third person, or a form that looks like it and is rare otherwise.
    static func isFutureSubjunctive(_ word: String) -> Bool {
        guard word.utf8.count > 4 else { return false }
        let stem = word.hasSuffix("n") ? word.dropLast() : Substring(word)
        if stem == "fuere" { return true }
        if stem.hasSuffix("iere") {
            return !["quiere", "fiere", "giere", "hiere"].contains { stem.hasSuffix($0) }
        }
        if stem.hasSuffix("jere") || stem.hasSuffix("yere") { return stem != "mujere" }
        guard stem.hasSuffix("are") else { return false }
        return !presentsInAre.contains { stem.hasSuffix($0) } && !exactPresentsInAre.contains(String(stem))
    }

    private static let irregularStems: Set<String> = [
        "hech", "dich", "escrit", "abiert", "puest", "vist", "resuelt", "impres", "cubiert", "devuelt", "suscrit",
        "inscrit", "descrit", "expuest", "propuest", "dispuest", "impuest", "interpuest", "compuest", "elect",
        "disuelt", "satisfech", "previst", "envuelt", "transcrit", "provist",
    ]
    private static let notParticiples: Set<String> = [
        "abogado", "abogada", "abogados", "abogadas", "estado", "estados", "marido", "maridos", "partido", "partidos",
        "sentido", "sentidos", "pasado", "cuidado", "grado", "lado", "vida", "medida", "medidas", "comida", "comidas",
        "salida", "salidas", "entrada", "entradas", "jornada", "jornadas", "nada", "cada", "moneda", "ayuda", "duda",
        "dudas", "ciudadano", "mercado", "mercados", "juzgado", "juzgados", "soldado", "diputado", "feriado", "sábado",
        "sábados", "década", "fluido", "líquido", "rápido", "rápida", "rápidos", "rápidas", "válido", "válida",
        "válidos", "válidas", "sólido", "sólida", "apellido", "apellidos", "contenido", "significado", "resultado",
        "resultados", "empleado", "empleada", "empleados", "certificado", "certificados", "recaudo", "adecuado",
        "adecuada", "adecuados", "adecuadas", "delgado", "complicado", "complicada", "pesado", "privado", "privada",
        "demasiado", "demasiada", "demasiados", "demasiadas", "actividad", "enfermedad", "bebida", "bebidas", "herida",
        "sagrado", "agrado", "nido", "ruido", "tejido", "unidos", "cuñado", "cuñada", "helada", "llamada", "mirada",
        "apropiado", "apropiada", "casado", "casada", "casados", "casadas", "cansado", "cansada", "divertido",
        "divertida", "divertidos", "divertidas", "aburrido", "aburrida", "vestido", "pedido", "pedidos", "listado",
        "traslado", "tratado", "cantidad", "jubilado", "jubilada", "jubilados", "jubiladas", "encargado", "encargada",
        "encargados", "encargadas", "licenciado", "licenciada", "refugiado", "refugiada", "refugiados", "refugiadas",
        "asegurado", "asegurada", "asegurados", "aseguradas", "afiliado", "afiliada", "afiliados", "afiliadas",
        "elevado", "elevada", "elevados", "elevadas", "ilimitado", "ilimitada", "educado", "educada", "variado",
        "variada", "variados", "variadas", "jurado", "jurados", "delegado", "delegada", "graduado", "graduada",
        "aliado", "aliados",
    ]
    private static let notGerunds: Set<String> = [
        "cuando", "comando", "contrabando", "blando", "fernando", "orlando", "armando", "hernando", "rolando", "bando",
        "mando", "nefando", "memorando",
    ]
    /// Ends of presents of verbs in `-arar`: prepare, declare, ampare.
    private static let presentsInAre = [
        "lare", "mpare", "epare", "spare", "quipare", "ncare", "ware", "share", "ccare",
    ]
    private static let exactPresentsInAre: Set<String> = [
        "pare", "repare", "acapare", "vare", "tare", "care", "depare",
    ]
}
