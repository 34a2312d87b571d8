/// A number as written with digits, its separators understood.
///
/// Peru separates thousands with a comma (or an apostrophe, or a space) and decimals with a point. The continental way
/// is understood where it cannot be meant otherwise: `1.234,50`, `1.234.567`, `12,5`.
struct WrittenNumber {
    let count: Int
    let whole: Int
    let decimals: String
    /// Whether separators of thousands were written.
    let isGrouped: Bool

    private static let longest = 15

    init?(_ view: AtomView, at index: Int) {
        guard let first = view.digits(index, 1...Self.longest) else { return nil }
        let leadsWithZero = first.utf8.count > 1 && first.utf8.first == 0x30
        if leadsWithZero { return nil }
        let isInList = view.isSymbol(index - 1, ",", ".") && view.kind(index - 2) == .digits
        if !isInList, first.utf8.count <= 3, first != "0", let grouped = Self.grouped(view, at: index, first: first) {
            self = grouped
            return
        }
        guard let value = Int(first) else { return nil }
        var decimals = ""
        var count = 1
        if !isInList, view.isSymbol(index + 1, ".", ","), let tail = view.digits(index + 2, 1...Self.longest),
            !(view.isSymbol(index + 3, ".", ",", "/", "-") && view.kind(index + 4) == .digits)
        {
            decimals = tail
            count = 3
        }
        self.init(count: count, whole: value, decimals: decimals, isGrouped: false)
    }

    private init(count: Int, whole: Int, decimals: String, isGrouped: Bool) {
        self.count = count
        self.whole = whole
        self.decimals = decimals
        self.isGrouped = isGrouped
    }

    /// A number in groups of three, or nil when it is not written so.
    private static func grouped(_ view: AtomView, at index: Int, first: String) -> WrittenNumber? {
        let isSeparated: (Int) -> Bool
        let decimalSigns: [String]
        if view.isSymbol(index + 1, ",", "'", "\u{2019}") {
            isSeparated = { view.isSymbol($0, ",", "'", "\u{2019}") }
            decimalSigns = ["."]
        } else if view.isSymbol(index + 1, ".") {
            isSeparated = { view.isSymbol($0, ".") }
            decimalSigns = [","]
        } else if view.kind(index + 1) == .space {
            isSeparated = { view[$0]?.kind == .space && view[$0]?.text.unicodeScalars.count == 1 }
            decimalSigns = [".", ","]
        } else {
            return nil
        }
        var digits = first
        var groups = 0
        while groups < 4, isSeparated(index + 1 + groups * 2), let group = view.digits(index + 2 + groups * 2, 3...3) {
            digits += group
            groups += 1
        }
        guard groups > 0, let value = Int(digits) else { return nil }
        var count = 1 + groups * 2
        if isSeparated(index + count), view.kind(index + count + 1) == .digits {
            // A list or a telephone rather than groups.
            if view.kind(index + count) == .space || view.digits(index + count + 1, 3...3) != nil { return nil }
        }
        var decimals = ""
        if let sign = view[index + count]?.text, decimalSigns.contains(sign),
            let tail = view.digits(index + count + 1, 1...longest)
        {
            decimals = tail
            count += 2
        }
        // One point before three digits is a decimal point in Peru.
        if view.isSymbol(index + 1, "."), groups == 1, decimals.isEmpty { return nil }
        return WrittenNumber(count: count, whole: value, decimals: decimals, isGrouped: true)
    }

    func token(_ gender: SpokenGender) -> SemanticToken {
        decimals.isEmpty ? .cardinal(whole, gender: gender) : .decimal(whole: whole, decimals: decimals)
    }

    /// The decimals as cents, when there are one or two.
    var cents: Int? {
        switch decimals.utf8.count {
        case 1: Int(decimals).map { $0 * 10 }
        case 2: Int(decimals)
        default: nil
        }
    }
}
