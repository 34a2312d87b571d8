import Testing

@testable import Training

struct NumberTextTests {
    @Test(
        "decimals",
        arguments: [
            (1.005, 1, "1.0"), (0.05, 1, "0.1"), (-0.25, 2, "-0.25"), (0, 0, "0"), (12, 0, "12"), (0.004, 2, "0.00"),
            (1.0 / 3, 4, "0.3333"), (.infinity, 1, "–"), (.nan, 1, "–"), (-0.001, 1, "0.0"),
        ] as [(Double, Int, String)])
    func decimals(value: Double, places: Int, expected: String) {
        #expect(NumberText.decimal(value, places) == expected)
    }

    @Test(
        "thousands",
        arguments: [(0, "0"), (999, "999"), (1000, "1\u{202F}000"), (-1_234_567, "-1\u{202F}234\u{202F}567")])
    func thousands(value: Int, expected: String) {
        #expect(NumberText.grouped(value) == expected)
    }

    @Test("sizes", arguments: [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (2_000_000, "2.0 MB")])
    func sizes(bytes: Int, expected: String) {
        #expect(NumberText.size(bytes) == expected)
    }
}
