/// Reads number words back, by their meaning alone: independent of how they are made.
struct AndeanNumberReader {
    let digits: [String: Int]
    let magnitudes: [(word: String, value: Int)]
    let suffixes: [String]
    let negative: String

    static let quechua = AndeanNumberReader(
        digits: [
            "chusaq": 0, "chʼusaq": 0, "huk": 1, "iskay": 2, "kimsa": 3, "kinsa": 3, "tawa": 4, "pichqa": 5,
            "phisqa": 5, "suqta": 6, "qanchis": 7, "pusaq": 8, "isqun": 9,
        ], magnitudes: [("hunu", 1_000_000), ("waranqa", 1000), ("pachak", 100), ("chunka", 10)],
        suffixes: ["niyuq", "yuq"], negative: "menos")
    static let aymara = AndeanNumberReader(
        digits: [
            "chʼusa": 0, "maya": 1, "mä": 1, "paya": 2, "pä": 2, "kimsa": 3, "pusi": 4, "phisqa": 5, "suxta": 6,
            "paqallqu": 7, "kimsaqallqu": 8, "llätunka": 9,
        ], magnitudes: [("millón", 1_000_000), ("waranqa", 1000), ("pataka", 100), ("tunka", 10)], suffixes: ["ni"],
        negative: "menos")

    func value(of text: String) -> Int? {
        let words = text.split(separator: " ").map(String.init)
        if words.first == negative { return sum(words.dropFirst()).map { -$0 } }
        return sum(words[...])
    }

    /// Everything before the largest power of ten counts it, everything after is added.
    private func sum(_ words: ArraySlice<String>) -> Int? {
        if words.count == 1, let word = words.first, let digit = digit(word) { return digit }
        for magnitude in magnitudes {
            guard let place = words.firstIndex(of: magnitude.word) else { continue }
            let before = words[..<place]
            let after = words[(place + 1)...]
            guard let count = before.isEmpty ? 1 : sum(before), let rest = after.isEmpty ? 0 : sum(after) else {
                return nil
            }
            return count * magnitude.value + rest
        }
        return nil
    }

    private func digit(_ word: String) -> Int? {
        if let value = digits[word] { return value }
        for suffix in suffixes where word.hasSuffix(suffix) {
            if let value = digits[String(word.dropLast(suffix.count))] { return value }
        }
        return nil
    }
}
