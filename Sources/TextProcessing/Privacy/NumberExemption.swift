/// Numbers that stay in the text: amounts of money, dates, spans of years, numbers of laws.
enum NumberExemption {
    /// How many numbers from `start` on belong to something that is nobody's datum; 0 when none.
    static func count(
        in cluster: NumberCluster, from start: Int, of text: FoldedText, context: NumberContext?
    ) -> Int {
        if isDate(cluster, start) { return 3 }
        if let end = lawNumber(cluster, start, text, context) { return end }
        if start + 1 < cluster.groups.count, isYear(cluster, start), isYear(cluster, start + 1),
            cluster.separators[start] != 0x20
        {
            return 2
        }
        return amount(cluster, start, text)
    }

    private static func isYear(_ cluster: NumberCluster, _ index: Int) -> Bool {
        cluster.groups[index].count == 4 && (1800...2100).contains(cluster.value(index) ?? 0)
    }

    /// `12/05/2023`, `2023-05-12`, `12.05.23` with slashes only.
    private static func isDate(_ cluster: NumberCluster, _ start: Int) -> Bool {
        guard start + 3 <= cluster.groups.count, cluster.isUniform(start..<start + 3, "/-.") else { return false }
        // A fourth number on the same sign makes it something else.
        if start + 3 < cluster.groups.count, cluster.separators[start + 2] == cluster.separators[start] { return false }
        let lengths = cluster.lengths(start..<start + 3)
        guard let first = cluster.value(start), let second = cluster.value(start + 1),
            let third = cluster.value(start + 2)
        else { return false }
        if isYear(cluster, start) {
            return lengths[1] <= 2 && lengths[2] <= 2 && (1...12).contains(second) && (1...31).contains(third)
        }
        guard lengths[0] <= 2, lengths[1] <= 2, (1...31).contains(first), (1...12).contains(second) else {
            return false
        }
        return isYear(cluster, start + 2) || (lengths[2] == 2 && cluster.separators[start] == 0x2F)
    }

    /// `004-2019-JUS`, `1218-85-ED`, and after a word such as decree also `004-2019`.
    private static func lawNumber(
        _ cluster: NumberCluster, _ start: Int, _ text: FoldedText, _ context: NumberContext?
    ) -> Int? {
        guard start + 2 <= cluster.groups.count, cluster.separators[start] == 0x2D, cluster.groups[start].count <= 5
        else {
            return nil
        }
        guard isYear(cluster, start + 1) || (cluster.groups[start + 1].count == 2 && context == .law) else {
            return nil
        }
        let goesOn = start + 2 < cluster.groups.count && cluster.separators[start + 1] == 0x2D
        if goesOn { return nil }
        if context == .law { return 2 }
        let last = cluster.first + start + 1
        guard text.separator(after: last) == 0x2D else { return nil }
        let acronym = text.tokens[last + 1]
        return !acronym.isNumber && acronym.isAllCapitals && acronym.count >= 2 ? 2 : nil
    }

    /// An amount with its currency before or after, or with commas between thousands.
    private static func amount(_ cluster: NumberCluster, _ start: Int, _ text: FoldedText) -> Int {
        var end = start + 1
        var digits = cluster.groups[start].count
        var hasCommas = false
        if digits <= 3 {
            while end < cluster.groups.count, cluster.groups[end].count == 3,
                " .,".utf8.contains(cluster.separators[end - 1]),
                end == start + 1 || cluster.separators[end - 1] == cluster.separators[start]
            {
                hasCommas = cluster.separators[end - 1] == 0x2C
                digits += 3
                end += 1
            }
        }
        if end < cluster.groups.count, cluster.groups[end].count <= 2,
            cluster.separators[end - 1] == 0x2E || cluster.separators[end - 1] == 0x2C
        {
            end += 1
        }
        guard digits <= 12 else { return 0 }
        let isMoney =
            hasCurrency(before: cluster.first + start, text) || hasCurrency(after: cluster.first + end - 1, text)
        return isMoney || hasCommas ? end - start : 0
    }

    private static func hasCurrency(before index: Int, _ text: FoldedText) -> Bool {
        var position = text.tokens[index].start
        while position > 0, text.folded[position - 1] == 0x20 || text.folded[position - 1] == 0x2E { position -= 1 }
        let sign = text.sign(before: position)
        if sign == 0x24 { return true }
        if sign == 0, position >= 3, Array(text.bytes[position - 3..<position]) == Array("€".utf8) { return true }
        guard index > 0 else { return false }
        let word = text.tokens[index - 1]
        if sign == 0x2F { return text.word(word, isOneOf: ["s"]) && word.end == position - 1 }
        return word.end == position && text.word(word, isOneOf: ["bs", "usd", "pen", "eur", "bob"])
    }

    private static func hasCurrency(after index: Int, _ text: FoldedText) -> Bool {
        var next = index + 1
        guard next < text.tokens.count, text.separator(after: index) == 0x20 else { return false }
        if text.word(text.tokens[next], isOneOf: ["nuevos", "de"]), next + 1 < text.tokens.count { next += 1 }
        let word = text.tokens[next]
        return text.word(word, begins: "soles") || text.word(word, begins: "dolar") || text.word(word, begins: "dollar")
            || text.word(word, begins: "bolivian") || text.word(word, begins: "euro")
            || text.word(word, isOneOf: ["sol", "usd", "pen"])
    }
}
