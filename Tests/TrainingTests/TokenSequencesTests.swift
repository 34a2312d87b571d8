import Testing
import Training

struct TokenSequencesTests {
    @Test func keepsEmptySentences() {
        let sequences = TokenSequences([[1, 2], [], [3]])
        #expect(sequences.count == 3)
        #expect(sequences.tokens == [1, 2, 3])
        #expect(sequences.offsets == [0, 2, 2, 3])
        #expect(Array(sequences[2]) == [3])
    }
}
