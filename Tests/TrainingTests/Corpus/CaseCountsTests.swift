import Testing

@testable import struct Training.CaseCounts

struct CaseCountsTests {
    @Test(
        arguments: [
            // Twice inside a sentence; once is not enough, and the first word of a sentence says nothing.
            (["Vive en Lima", "va a Lima"], ["Lima"]), (["va a Lima"], []), (["Lima es así", "Lima es grande"], []),
            // The most frequent writing: two against one, and small letters where they win.
            (["el DNI es", "su DNI o Dni"], ["DNI"]), (["la Casa o casa y casa"], []),
            (["la Casa o Casa y casa"], ["Casa"]),
            // Of two as frequent the one that sorts last: small letters sort behind capitals.
            (["la Casa o casa y Casa o casa"], []),
            // A sentence whose words all begin with capitals says nothing; numbers are no words.
            (["VIVE EN LIMA", "Vive En Lima", "En Lima 12"], []), (["en B12 y B12"], []),
            // Sorted; words with marks and apostrophes.
            (["el Perú y Jachʼa", "del Perú a Jachʼa"], ["Jachʼa", "Perú"]),
            ([], []), ([""], []),
        ] as [([String], [String])])
    func forms(sentences: [String], expected: [String]) {
        var counts = CaseCounts()
        for sentence in sentences { counts.add(PairText.tokens(sentence)) }
        #expect(counts.forms() == expected)
    }
}
