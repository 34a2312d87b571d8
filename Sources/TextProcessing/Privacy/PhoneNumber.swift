/// Telephone numbers of Peru, and any with a country code.
///
/// Peru: mobile 9 digits from 9 on; fixed `01` and 7 digits, or `04x` to `08x` and 6; country code 51.
/// Source: Plan Técnico Fundamental de Numeración (Peru), ITU-T E.164.
enum PhoneNumber {
    /// Whether some numbers of a cluster are one telephone number.
    static func matches(
        _ cluster: NumberCluster, _ range: Range<Int>, hasPlus: Bool, context: NumberContext?
    ) -> Bool {
        let lengths = cluster.lengths(range)
        let total = lengths.reduce(0, +)
        guard total >= 6, total <= 15, lengths.count <= 6,
            cluster.separators(inside: range).allSatisfy({ $0 != 0x2C && $0 != 0x2F })
        else { return false }
        let isGrouped = lengths.dropFirst().allSatisfy { $0 >= 2 }
        if hasPlus { return total >= 8 && isGrouped }
        guard isGrouped else { return false }
        let digits = cluster.digits(range)
        let isContext = context == .phone
        switch total {
        case 9 where digits[0] == 9: return isContext || lengths[0] != 2 || lengths.count == 1
        case 9 where digits[0] == 0: return isArea(digits) && (isContext || lengths.count > 1)
        case 11 where digits.starts(with: [5, 1, 9]): return lengths.count == 1 || lengths[0] == 2 || isContext
        case 13 where digits.starts(with: [0, 0, 5, 1, 9]): return true
        case 7 where lengths == [3, 4]:
            // No subscriber number begins with 0 or 1, numbers of decrees do: `004-2019`.
            return digits[0] > 1 && (isContext || cluster.separators[range.lowerBound] == 0x2D)
        default: return isContext && lengths.allSatisfy { $0 >= 2 }
        }
    }

    private static func isArea(_ digits: [UInt8]) -> Bool { digits[1] == 1 || (4...8).contains(digits[1]) }
}
