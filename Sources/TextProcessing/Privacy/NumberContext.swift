/// What the words before a number say it is.
enum NumberContext: Sendable {
    case identity, tax, foreigner, passport, phone, account, card, plate, law

    /// Fewest digits that are taken as this kind of datum; other numbers need seven.
    var minimumDigits: Int {
        switch self {
        case .identity, .foreigner, .passport: 5
        case .phone, .account: 6
        case .tax, .card, .plate, .law: 7
        }
    }

    /// Kind of a number with this context that no check digit tells.
    var kind: PersonalDatum.Kind {
        switch self {
        case .identity: .identityNumber
        case .tax: .taxNumber
        case .foreigner: .foreignerCard
        case .passport: .passport
        case .phone: .phone
        case .account: .bankAccount
        case .card: .paymentCard
        case .plate, .law: .number
        }
    }

    /// Words looked back at.
    private static let reach = 5

    /// The context of the token at `index`: that of the nearest telling word before it, in the same clause.
    init?(before index: Int, in text: FoldedText) {
        var position = index - 1
        let floor = max(0, index - Self.reach)
        while position >= floor {
            let gap = text.folded[text.tokens[position].end..<text.tokens[position + 1].start]
            if gap.contains(0x3B) || gap.contains(0x0A) { return nil }
            let token = text.tokens[position]
            if !token.isNumber, let found = Self.context(of: token, in: text) {
                self = found
                return
            }
            position -= 1
        }
        return nil
    }

    private static let prefixes: [(StaticString, NumberContext)] = [
        ("dni", .identity), ("identid", .identity), ("cedul", .identity), ("identit", .identity),
        ("document", .identity), ("libret", .identity),
        ("ruc", .tax), ("extranjer", .foreigner), ("foreign", .foreigner), ("pasaport", .passport),
        ("passport", .passport), ("telef", .phone), ("telif", .phone), ("telep", .phone), ("celul", .phone),
        ("silul", .phone), ("movil", .phone), ("whatsapp", .phone), ("phone", .phone), ("fono", .phone),
        ("cuent", .account), ("account", .account), ("ahorr", .account), ("cta", .account), ("tarjet", .card),
        ("placa", .plate), ("ley", .law), ("decreto", .law), ("resoluc", .law), ("ordenan", .law),
        ("directiv", .law), ("articul", .law), ("law", .law), ("legislat", .law), ("suprem", .law),
        ("ministerial", .law), ("kamachi", .law),
    ]
    private static let wholes: [(StaticString, NumberContext)] = [
        ("ce", .foreigner), ("ci", .identity), ("doc", .identity), ("tel", .phone), ("telf", .phone), ("cel", .phone),
        ("tlf", .phone), ("fax", .phone), ("cci", .account), ("plate", .plate), ("art", .law), ("ds", .law),
        ("dl", .law), ("rm", .law), ("du", .law), ("card", .card),
    ]

    /// Words that begin so may carry endings: `DNIyqa`, `telefonoypa`, `cuentajaxa`.
    private static func context(of token: FoldedText.Token, in text: FoldedText) -> NumberContext? {
        guard token.count >= 2, initials.contains(text.folded[token.start]) else { return nil }
        if let found = prefixes.first(where: { text.word(token, begins: $0.0) }) { return found.1 }
        return wholes.first { text.word(token, begins: $0.0, isWhole: true) }?.1
    }

    private static let initials = Set("dicrlefptswmovakn".utf8)
}
