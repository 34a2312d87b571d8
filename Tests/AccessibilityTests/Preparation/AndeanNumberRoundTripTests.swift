import Accessibility
import Testing
import TextProcessing

/// Numbers said and read back by an independent reader.
struct AndeanNumberRoundTripTests {
    static let samples: [Int] = {
        var values = Array(0...9999)
        // Steps that are no divisor of a power of ten, so that every digit occurs at every place.
        values += Array(stride(from: 10_000, through: 1_000_000, by: 997))
        values += Array(stride(from: 1_000_000, through: 999_999_999, by: 104_729))
        for power in [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000] {
            values += [power - 1, power, power + 1].filter { $0 <= 999_999_999 }
        }
        return values
    }()

    @Test(arguments: ["quy", "quz", "ayr"])
    func reader(tag: String) throws {
        let verbalizer = try AndeanWords.verbalizer(tag)
        let reader: AndeanNumberReader = tag == "ayr" ? .aymara : .quechua
        var seen: Set<String> = []
        for value in Set(Self.samples) {
            for signed in value == 0 ? [0] : [value, -value] {
                let words = verbalizer.words(for: .cardinal(signed, gender: .masculine))
                guard let words, reader.value(of: words) == signed else {
                    Issue.record("\(signed) is said \(words ?? "not at all")")
                    return
                }
                #expect(seen.insert(words).inserted, "\(words) stands for two numbers")
            }
        }
    }
}
