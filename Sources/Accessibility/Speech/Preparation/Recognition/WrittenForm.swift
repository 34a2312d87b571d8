/// What a recognizer found: how many atoms it covers and what is said for them.
struct Recognition {
    enum Piece: Hashable, Sendable {
        case token(SemanticToken)
        case text(String)
        /// Joined to what was said before it: the suffix of a number or an acronym.
        case ending(String)
    }

    /// Atoms covered, at least one.
    let count: Int
    /// What is said, in order.
    let pieces: [Piece]
    /// Whether a stop is part of the form, which also ends the sentence when nothing follows.
    var hasStop = false
    /// Punctuation that follows the words.
    var melody: Character?

    init(count: Int, pieces: [Piece], hasStop: Bool = false, melody: Character? = nil) {
        self.count = count
        self.pieces = pieces
        self.hasStop = hasStop
        self.melody = melody
    }

    init(_ count: Int, _ token: SemanticToken) { self.init(count: count, pieces: [.token(token)]) }
}

/// Recognizes one class of written forms.
///
/// What it looks at must be bounded, so that preparation stays linear.
protocol WrittenForm: Sendable {
    /// The form that starts at an atom, or nil.
    func match(_ view: AtomView, at index: Int) -> Recognition?
}

/// All classes in the order in which they are tried; the first that matches wins.
enum WrittenForms {
    static let table: [any WrittenForm] = [
        AddressForm(), HashtagForm(), EnumeratorForm(), LegalReferenceForm(), AbbreviationForm(), TelephoneForm(),
        IdentityForm(), AccountForm(), DateForm(), NamedDateForm(), TimeForm(), MoneyForm(), PercentForm(),
        QuantityForm(), OrdinalForm(), FractionForm(), RangeForm(), RomanForm(), AcronymForm(), NumberForm(),
    ]

    static func match(_ view: AtomView, at index: Int) -> Recognition? {
        for form in table {
            if let found = form.match(view, at: index) { return found }
        }
        return nil
    }
}
