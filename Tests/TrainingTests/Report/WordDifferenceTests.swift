import Testing

@testable import Training

struct WordDifferenceTests {
    @Test(
        "words in common, in order",
        arguments: [
            ("a b c", "a x c", "101", "101"), ("", "a", "", "0"), ("", "", "", ""), ("a", "a", "1", "1"),
            ("Wasi, hatun.", "wasi hatun", "11", "11"), ("a b", "b a", "01", "10"),
            ("jachʼ uta", "jach uta", "01", "01"), ("a  \u{A0}b", "a b", "11", "11"), ("! a", "? a", "01", "01"),
        ])
    func shared(first: String, second: String, left: String, right: String) {
        let difference = WordDifference(first, second)
        #expect(difference.first.map { $0.isShared ? "1" : "0" }.joined() == left)
        #expect(difference.second.map { $0.isShared ? "1" : "0" }.joined() == right)
    }

    @Test("what is beyond the limit counts as different")
    func limit() {
        let long = Array(repeating: "w", count: 500).joined(separator: " ")
        let difference = WordDifference(long, long)
        #expect(difference.first.count == 500)
        #expect(difference.first.count { $0.isShared } == 400)
    }
}
