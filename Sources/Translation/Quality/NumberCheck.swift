import TextProcessing

/// Finds numbers of the source that are missing in the answer.
struct NumberCheck: Sendable {
    /// Looks at an answer; separators and order aside, and number words of the target tolerated.
    ///
    /// A number that came back as another one lowers the score: people too turn 10 p.m. into 22:00. A number of two digits
    /// or more that nothing in the answer stands for makes it useless.
    func finding(source: ComparedText, target: ComparedText, variety: LanguageVariety) -> Finding? {
        let numbers = Self.compare(source: source.text, target: target.text)
        guard !numbers.missing.isEmpty else { return nil }
        let standIns = NumberWords.count(in: target, variety: variety)
        let others = standIns + numbers.extra
        let isDropped = numbers.missing.contains { $0.utf8.count >= 2 } && others == 0
        guard numbers.missing.count > standIns else { return nil }
        return Finding(.lostNumber, factor: 0.5, isDisqualifying: isDropped)
    }

    /// Numbers of the source that the target has not, or not as often, and how many others it has.
    static func compare(source: String, target: String) -> (missing: [String], extra: Int) {
        let left = numbers(source)
        let right = numbers(target)
        let wanted = left.flatMap(\.self)
        // `1,234` may come back as `1234` and the other way round: groups and joined numbers both count.
        var groups = Dictionary(right.flatMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        var missing: [String] = []
        for group in wanted {
            if let count = groups[group], count > 0 { groups[group] = count - 1 } else { missing.append(group) }
        }
        var extra = groups.values.reduce(0, +)
        guard !missing.isEmpty else { return ([], extra) }
        let joined = Set(right.map { $0.joined() })
        for number in left where number.count > 1 && joined.contains(number.joined()) {
            missing.removeAll { number.contains($0) }
        }
        for number in right where number.count > 1 {
            guard let index = missing.firstIndex(of: number.joined()) else { continue }
            missing.remove(at: index)
            extra -= number.count
        }
        return (missing, max(0, extra))
    }

    /// The digit groups of each number; a single point, comma, colon or no-break space joins them.
    private static func numbers(_ text: String) -> [[String]] {
        var numbers: [[String]] = []
        var separators = 2
        var group = ""
        func close() {
            guard !group.isEmpty else { return }
            if separators <= 1, !numbers.isEmpty {
                numbers[numbers.count - 1].append(group)
            } else {
                numbers.append([group])
            }
            group = ""
            separators = 0
        }
        for character in text {
            if character.isASCII, character.isNumber {
                group.append(character)
            } else {
                close()
                separators += [".", ",", "\u{A0}", "\u{202F}"].contains(character) ? 1 : 2
            }
        }
        close()
        return numbers
    }
}
