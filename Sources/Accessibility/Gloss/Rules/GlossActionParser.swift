/// Reads what a rule does: `drop 1`, `replace 1 YO`, `move 1 start`, `add YO before 1`, `fingerspell 1`, `mark topic 1`.
enum GlossActionParser {
    static func actions(
        _ lines: [(text: String, line: Int)], words: Int, _ file: String
    ) throws(GlossError) -> [GlossAction] {
        var actions: [GlossAction] = []
        for (text, line) in lines {
            for part in text.split(separator: ";") {
                guard let action = action(part.split(separator: " "), words: words) else {
                    throw .malformed(file: file, line: line, detail: String(GlossRuleParser.trimmed(part)))
                }
                actions.append(action)
            }
        }
        return actions
    }

    private static func action(_ text: [Substring], words: Int) -> GlossAction? {
        func index(_ position: Int) -> Int? {
            guard position < text.count, let number = Int(text[position]), (1...words).contains(number) else {
                return nil
            }
            return number - 1
        }
        func place(_ position: Int) -> GlossAction.Place? {
            switch (text.count - position, text.count > position ? text[position] : "") {
            case (1, "start"): .start
            case (1, "end"): .end
            case (2, "before"): index(position + 1).map { .before($0) }
            case (2, "after"): index(position + 1).map { .after($0) }
            default: nil
            }
        }
        switch (text.first ?? "", text.count) {
        case ("drop", 2): return index(1).map { .drop($0) }
        case ("fingerspell", 2): return index(1).map { .fingerspell($0) }
        case ("replace", 3...): return index(1).map { .replace($0, text.dropFirst(2).map(String.init)) }
        case ("move", 3...):
            guard let word = index(1), let place = place(2) else { return nil }
            return .move(word, place)
        case ("add", 3...): return place(2).map { .add(String(text[1]), $0) }
        case ("mark", 3):
            guard let kind = GlossMark.Kind(rawValue: String(text[1])) else { return nil }
            if text[2] == "sentence" { return .mark(kind, nil) }
            let ends = text[2].split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last,
                first >= 1, last <= words
            else { return nil }
            return .mark(kind, (first - 1)...(last - 1))
        default: return nil
        }
    }
}
