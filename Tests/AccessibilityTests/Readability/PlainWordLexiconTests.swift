import Testing

@testable import Accessibility

struct PlainWordLexiconTests {
    @Test("the civic list holds two hundred replacements and more")
    func size() throws {
        let words = try PlainWordLexicon(lexicons: AndeanWords.lexicons).words
        #expect(words.count >= 400)
        #expect(words.allSatisfy { $0.plain != $0.difficult && !$0.source.isEmpty })
    }

    @Test("both sides of a row that carries verb forms over are verbs of which all forms are known")
    func verbs() throws {
        let verbs = try SpanishVerbForms(lexicons: AndeanWords.lexicons)
        let words = try PlainWordLexicon(lexicons: AndeanWords.lexicons).words
        for word in words where word.isInflected && [.verb, .verbPhrase].contains(word.partOfSpeech) {
            for text in [word.difficult, word.plain] {
                let head = String(text.split(separator: " ").first ?? "")
                #expect(verbs.forms(of: head)?.count == SpanishVerbForms.slotCount, "\(text)")
            }
        }
    }

    @Test(
        "verbs by rule change their spelling, not their sound",
        arguments: [
            ("pagar", 3, "paga"), ("pagar", 14, "pague"), ("buscar", 14, "busque"), ("utilizar", 14, "utilice"),
            ("recibir", 6, "recibió"), ("deber", 10, "deberá"), ("vivir", 4, "vivimos"), ("exigir", 14, "exija"),
            ("pedir", 3, "pide"), ("dar", 6, "dio"), ("hacer", 2, "hecho"), ("enviar", 3, "envía"),
        ])
    func forms(infinitive: String, slot: Int, form: String) throws {
        #expect(try SpanishVerbForms(lexicons: AndeanWords.lexicons).forms(of: infinitive)?[slot] == form)
    }

    @Test(
        "plurals",
        arguments: [
            ("casa", "casas"), ("voz", "voces"), ("señal", "señales"), ("peatón", "peatones"), ("lesión", "lesiones"),
            ("certamen", "certámenes"), ("tren", "trenes"), ("interés", "intereses"), ("crisis", "crisis"),
        ])
    func plurals(word: String, plural: String) { #expect(SpanishInflection.plural(of: word) == plural) }

    @Test(
        "a bad line is named",
        arguments: [
            ("# note\nuno\tdos", .malformed, 2), ("x\tverbo\ty\tyes\t\t\ts", .unknownValue, 1),
            ("x\tverb\ty\tperhaps\t\t\ts", .unknownValue, 1), ("x\tnoun\t\tyes\t\t\ts", .malformed, 1),
            ("x\tnoun\ty\tyes\t\t\ts\n\nx\tnoun\tz\tyes\t\t\ts", .duplicate, 3),
        ] as [(String, ReadabilityDataError.Reason, Int)])
    func badLines(text: String, reason: ReadabilityDataError.Reason, line: Int) throws {
        let verbs = try SpanishVerbForms(lexicons: AndeanWords.lexicons)
        #expect(throws: ReadabilityDataError(reason: reason, file: "f.tsv", line: line)) {
            try PlainWordLexicon(ReadabilityTable(name: "f.tsv", columns: 7, parsing: text), verbs)
        }
    }

    @Test("a missing folder is an error")
    func missing() {
        #expect(throws: ReadabilityDataError(reason: .unreadable, file: "abbreviations.es.tsv", line: 0)) {
            try ReadabilityAnalyzer(lexicons: "/nonexistent")
        }
    }
}
