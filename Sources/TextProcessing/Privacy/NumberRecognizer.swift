/// Data that are numbers: documents, telephones, accounts, cards, and every other long number.
///
/// Safety first: a number of seven digits or more leaves only if it is an amount with its currency, a date, a span of
/// years or the number of a law. Check digits and context tell the kind, they never let a number through.
struct NumberRecognizer {
    let text: FoldedText
    /// Most neighbouring numbers that may be one datum.
    private static let width = 7

    /// The data of the cluster that begins at a number, and the first token behind the cluster.
    func data(from index: Int, into data: inout [PersonalDatum]) -> Int {
        let cluster = NumberCluster(from: index, in: text)
        let end = index + cluster.groups.count
        if cluster.groups.count == 1, cluster.groups[0].count < 5 { return end }
        var position = 0
        while position < cluster.groups.count {
            let context = NumberContext(before: index + position, in: text)
            let exempt = NumberExemption.count(in: cluster, from: position, of: text, context: context)
            if exempt > 0 {
                position += exempt
                continue
            }
            let limit = min(cluster.groups.count, position + Self.width)
            var next = position + 1
            for upper in (position + 1...limit).reversed() {
                if let kind = kind(of: cluster, position..<upper, context) {
                    data.append(datum(kind, index + position, index + upper - 1, cluster, context))
                    next = upper
                    break
                }
            }
            position = next
        }
        return end
    }

    private func kind(of cluster: NumberCluster, _ range: Range<Int>, _ context: NumberContext?) -> PersonalDatum.Kind?
    {
        let digits = cluster.digits(range)
        guard digits.count >= 5 else { return nil }
        let lengths = cluster.lengths(range)
        if let kind = checkedKind(cluster, range, digits, lengths, context) { return kind }
        let hasPlus = text.sign(before: text.tokens[cluster.first + range.lowerBound].start) == 0x2B
        let isOfOtherKind = context == .passport || context == .foreigner || context == .identity || context == .account
        if !isOfOtherKind || hasPlus, PhoneNumber.matches(cluster, range, hasPlus: hasPlus, context: context) {
            return .phone
        }
        if lengths == [2, 3, 3], cluster.isUniform(range, " .-") { return context?.kind ?? .identityNumber }
        if lengths == [3, 3, 3], cluster.isUniform(range, " .-") { return context?.kind ?? .number }
        if lengths.count == 1 {
            guard digits.count >= (context?.minimumDigits ?? 7) else { return nil }
            return context?.kind ?? .number
        }
        // Numbers joined by hyphens alone: accounts (193-12345678-0-12), files (01234-2020-0-1801).
        guard cluster.isUniform(range, "-"), digits.count >= (context?.minimumDigits ?? 7) else { return nil }
        if lengths.count == 2, digits.count < 9, lengths[0] < 7 { return context == nil ? nil : context?.kind }
        return context?.kind ?? .number
    }

    /// Numbers that prove by their check digits what they are.
    private func checkedKind(
        _ cluster: NumberCluster, _ range: Range<Int>, _ digits: [UInt8], _ lengths: [Int], _ context: NumberContext?
    ) -> PersonalDatum.Kind? {
        let isJoined = cluster.isUniform(range, " -")
        switch digits.count {
        case 9 where lengths == [8, 1] && cluster.isUniform(range, "-"):
            let isVerified = CheckDigits.identityVerifiers(Array(digits[..<8]))?.digit == digits[8]
            return isVerified ? .identityNumber : context?.kind ?? .number
        case 11 where isJoined && CheckDigits.isTaxNumber(digits) && (lengths.count == 1 || lengths == [2, 8, 1]):
            return .taxNumber
        case 13...19 where isJoined && lengths.dropLast().allSatisfy({ $0 >= 4 }) && CheckDigits.isCard(digits):
            return context == .account ? .bankAccount : .paymentCard
        case 20 where isJoined && (CheckDigits.isInterbankCode(digits) || context == .account):
            return .bankAccount
        default: return nil
        }
    }

    /// The datum with what belongs to it: a plus, a bracket, letters of the document, parts behind hyphens.
    private func datum(
        _ kind: PersonalDatum.Kind, _ first: Int, _ last: Int, _ cluster: NumberCluster, _ context: NumberContext?
    ) -> PersonalDatum {
        var start = text.tokens[first].start
        if text.touchesPrevious(first), text.tokens[first - 1].isAllCapitals, text.tokens[first - 1].count <= 4 {
            start = text.tokens[first - 1].start
        }
        if text.sign(before: start) == 0x28, first < last,
            cluster.separators[first - cluster.first] == 0x29
        {
            start -= 1
        }
        if text.sign(before: start) == 0x2B { start -= 1 }
        var end = last
        while end + 1 < text.tokens.count, belongs(end + 1, to: kind) { end += 1 }
        return PersonalDatum(kind, range: ByteRange(start, text.tokens[end].end))
    }

    /// Whether a token behind a number is a part of it: `45678912K`, `45678912-K`, `01801-JR-CI-05`.
    private func belongs(_ index: Int, to kind: PersonalDatum.Kind) -> Bool {
        guard let separator = text.separator(after: index - 1) else { return false }
        let token = text.tokens[index]
        if token.isNumber { return separator == 0 || (separator == 0x2D && !text.tokens[index - 1].isNumber) }
        guard token.isAllCapitals else { return false }
        switch separator {
        case 0: return token.count == 1 || (index + 1 < text.tokens.count && text.touchesPrevious(index + 1))
        case 0x2D: return token.count == 1 || kind == .number || kind == .identityNumber
        default: return false
        }
    }
}
