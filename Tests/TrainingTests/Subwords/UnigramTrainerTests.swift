import Testing
import Training

@testable import enum Training.Logarithm

struct UnigramTrainerTests {
    private static let words = ["wasi", "wasipi", "wasiyki", "wasikuna", "runa", "runapi", "runayki", "runakuna"]

    private static func train(size: Int) -> [(text: [UInt8], beginsWord: Bool, score: Float)] {
        var configuration = UnigramTrainer.Configuration()
        configuration.size = size
        return UnigramTrainer(configuration).train(
            words: words.map { Array($0.utf8) }, counts: [Double](repeating: 10, count: words.count))
    }

    @Test func findsStemsAndKeepsLetters() {
        let pieces = Self.train(size: 30).map { ($0.beginsWord ? "_" : "") + String(decoding: $0.text, as: UTF8.self) }
        #expect(pieces.contains("_wasi"))
        #expect(pieces.contains("_runa"))
        #expect(Set(["_w", "_r", "w", "k"]).subtracting(pieces) == ["w"])
        #expect(
            pieces == Self.train(size: 30).map { ($0.beginsWord ? "_" : "") + String(decoding: $0.text, as: UTF8.self) }
        )
    }

    /// A long word of rare letters has a probability below the normal range.
    @Test(arguments: 20...60) func rareLettersLeaveNumbersFinite(length: Int) {
        let rare = (0..<length).flatMap { Array(String(UnicodeScalar(UInt8(0x21 + $0))).utf8) }
        let pieces = UnigramTrainer().train(words: [rare, [0x7A, 0x7A]], counts: [1, 1e9])
        #expect(!pieces.isEmpty)
        #expect(pieces.contains { $0.score > -1 })
    }

    // Abramowitz and Stegun, table 6.1.
    @Test(arguments: [(1, -0.577_215_664_9), (1.5, 0.036_489_974_0), (2, 0.422_784_335_1)])
    func digamma(argument: Double, value: Double) { #expect(abs(Logarithm.digamma(argument) - value) < 1e-9) }
}
