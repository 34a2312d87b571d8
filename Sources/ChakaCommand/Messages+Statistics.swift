import Gateway

/// What `chaka corpus stats` says.
extension Messages {
    var units: String { choose("unidades", "units") }
    var bySource: String { choose("por fuente", "by source") }
    var byDomain: String { choose("por tema", "by domain") }
    var byLicence: String { choose("por licencia", "by licence") }
    var byState: [String] { choose(["estado", "textos"], ["state", "texts"]) }
    var bySourceVarietyState: String {
        choose("textos por fuente, variedad y estado", "texts by source, variety and state")
    }
    var textsColumns: [String] {
        choose(
            ["variedad", "textos", "palabras", "distintas", "distintas/palabras", "largo mediano", "repetidos"],
            ["variety", "texts", "tokens", "types", "types/tokens", "median length", "duplicates"])
    }
    var sourceColumns: [String] {
        choose(
            [
                "fuente", "textos", "palabras", "distintas", "distintas/palabras", "cubiertas por otras",
                "distintas cubiertas",
            ],
            ["source", "texts", "tokens", "types", "types/tokens", "tokens others have", "types others have"])
    }
    var textsByWords: String { choose("textos por palabras", "texts by tokens") }
    var pairColumns: [String] {
        choose(
            ["largo de pares", "pares", "razón", "mediana", "menos de 0,4", "3 o más"],
            ["length of pairs", "pairs", "ratio", "median", "below 0.4", "3 or more"])
    }
    var growthColumns: [String] {
        choose(["crecimiento", "palabras", "distintas"], ["growth", "tokens", "types"])
    }
    var analysisColumns: [String] {
        choose(
            ["gramática", "raíz conocida", "distintas", "raíz supuesta", "distintas"],
            ["grammar", "tokens, known root", "types", "tokens, guessed root", "types"])
    }

    func covered(
        _ name: String, _ variety: String, tokens: String, of tokenCount: Int, types: String, of typeCount: Int
    ) -> String {
        choose(
            "\(name) (\(variety)): el corpus conoce \(tokens) de \(tokenCount) palabras y \(types) de \(typeCount) distintas; le faltan:",
            "\(name) (\(variety)): the corpus knows \(tokens) of \(tokenCount) tokens and \(types) of \(typeCount) types; it lacks:"
        )
    }

    var coverageNeedsLanguage: String {
        choose("--coverage-of y --language van juntos", "--coverage-of and --language go together")
    }

    var converterMissing: String {
        choose(
            "sin PNG: falta rsvg-convert; se instala con apt install librsvg2-bin",
            "no PNG: rsvg-convert is missing; install it with apt install librsvg2-bin")
    }

    func plotsWritten(_ folder: String, _ names: [String]) -> String { "\(folder): \(names.joined(separator: ", "))" }

    var textsBySourceTitle: String {
        choose("Textos por fuente, variedad y estado", "Texts by source, variety and state")
    }
    var textsAxis: String { choose("textos", "texts") }
    var lengthsTitle: String { choose("Largo de los textos", "Length of texts") }
    var wordsAxis: String { choose("palabras", "words") }
    var shareOfTextsAxis: String { choose("% de los textos", "% of texts") }
    var ratiosTitle: String { choose("Razón de largos de los pares", "Length ratio of pairs") }
    var ratioAxis: String {
        choose("palabras de un texto por palabra del otro", "words of one text for each word of the other")
    }
    var shareOfPairsAxis: String { choose("% de los pares", "% of pairs") }
    var growthTitle: String { choose("Crecimiento del vocabulario", "Growth of the vocabulary") }
    var differentWordsAxis: String { choose("palabras distintas", "different words") }
    var coverageTitle: String {
        choose("Palabras que tienen las otras fuentes", "Words that the other sources have")
    }
    var shareOfWordsAxis: String { choose("% de las palabras", "% of words") }
    var covered: String { choose("cubiertas", "covered") }
    var analysisTitle: String {
        choose("Palabras que analiza la gramática de sufijos", "Words that the suffix grammar analyses")
    }
    var knownRoot: String { choose("raíz conocida", "known root") }
    var guessedRoot: String { choose("raíz supuesta", "guessed root") }

    func median(_ value: String, _ count: Int) -> String {
        choose("mediana \(value), n = \(count)", "median \(value), n = \(count)")
    }

    func wordsAndTypes(_ tokens: Int, _ types: Int) -> String {
        choose("\(tokens) palabras, \(types) distintas", "\(tokens) words, \(types) different")
    }

    private func choose(_ spanish: [String], _ english: [String]) -> [String] {
        language == .spanish ? spanish : english
    }
}
