import Testing
import TextProcessing
import Training

struct PairFilterTests {
    private static let long = String(repeating: "uta ", count: 101)

    @Test(
        "each reason has a row",
        arguments: [
            ("La casa es grande.", "Utax jachʼawa.", nil),
            ("casa", "uta", nil),
            ("", "", .oneSided),
            ("La casa", " \u{A0}", .oneSided),
            ("La casa", "Uta\u{0}", .binary),
            ("La casa", "Uta\u{FFFD}", .binary),
            ("La casa", long, .tooLong),
            (String(repeating: "a", count: 4_001), "uta", .tooLong),
            ("Global Voices", "global voices.", .identical),
            ("12", "12", .identical),
            ("La casa es grande.", "The house is big.", .wrongLanguage),
            ("The house is big.", "La casa es de ella.", .wrongLanguage),
            ("Aka utax wali jachʼawa, ukat mä punkunïwa.", "Uta.", .lengthRatio),
            ("Mä uta.", "Aka utax wali jachʼawa, ukat mä punkunïwa sasaw siski.", nil),
            ("Nació en 1990 y 1995.", "1991 maranwa yuritayna.", .numbers),
            ("Nació en 1990.", "1990 maranwa yuritayna.", nil),
            ("Costó 5 539 soles.", "5,539 solanakaw chanipax.", nil),
            ("Pedro Rosas Belgrano Moras", "Pedro Rosas Belgrano Yuqa", .copied),
            ("Pedro Rosas", "Pedro Rosas yuqapa", nil),
            ("jachʼ suyu", "jach' suyu", .identical),
            // Three words are too few to tell a language by; in four, one of more than a letter is enough.
            ("Lluvia.", "Para.", nil), ("En la boca", "I", nil), ("Foto de Tsang", "Photo by Tsang", nil),
            ("Foto de Josefina Tsang", "Photo by Josephine Tsang", .wrongLanguage),
            // The letter of an item is no word, two letters are two.
            ("i) Xenofobia.", "i) Anqa jaqir uñisiña.", nil), ("I. Ley de aguas", "I. Umat kamachi aru", nil),
            ("A ti", "A i uta punku", .wrongLanguage),
        ] as [(String, String, PairFilter.DropReason?)])
    func reasons(source: String, target: String, expected: PairFilter.DropReason?) {
        let filter = PairFilter(source: .spanish, target: .aymara)
        #expect(filter.reasonToDrop(source, target) == expected)
    }

    @Test("frequent words of the target itself are no fault")
    func ownWords() {
        let pair = ("Utax jachʼawa.", "La casa es grande.")
        #expect(PairFilter(source: .aymara, target: .spanish).reasonToDrop(pair.0, pair.1) == nil)
        #expect(PairFilter(source: .aymara, target: .english).reasonToDrop(pair.0, pair.1) == .wrongLanguage)
    }

    @Test("the report counts and names lines")
    func report() {
        let corpus = ParallelCorpus(
            name: "c", sourceVariety: .spanish, targetVariety: .aymara,
            source: ["a", "", "casa", "b", "b", "b"], target: ["a", "x", "uta", "", "", ""])
        let outcome = PairFilter(source: .spanish, target: .aymara).filter(corpus)
        #expect(outcome.kept == [2])
        #expect(outcome.report.total == 6)
        #expect(outcome.report.kept == 1)
        #expect(outcome.report.drops[.identical] == .init(count: 1, exampleLines: [1]))
        #expect(outcome.report.drops[.oneSided] == .init(count: 4, exampleLines: [2, 4, 5]))
        #expect(outcome.report.drops.count == 2)
        #expect(corpus.selecting(outcome.kept).lines == [3])
    }

    @Test("no pairs, no report")
    func nothing() {
        let corpus = ParallelCorpus(
            name: "c", sourceVariety: .spanish, targetVariety: .aymara, source: [], target: [])
        #expect(PairFilter(source: .spanish, target: .aymara).filter(corpus).report.drops.isEmpty)
    }

    @Test(
        "Spanish to Aymara keeps about 27 thousand of 33 thousand pairs",
        .enabled(if: TestPlaces.hasSharedData, Comment(rawValue: TestPlaces.absence)))
    func aymara() throws {
        var kept = 0
        for name in ["boconst", "globalvoices", "nllb-md-mt", "wikipedia-bt"] {
            let path = "\(TestPlaces.sharedData)/train/es-ay/\(name)"
            let corpus = try ParallelCorpus(
                sourcePath: path + ".es", targetPath: path + ".ay", sourceVariety: .spanish, targetVariety: .aymara)
            kept += PairFilter(source: .spanish, target: .aymara).filter(corpus).kept.count
        }
        #expect((26_000...29_000).contains(kept))
    }
}
