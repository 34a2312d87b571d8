/// A conversion of spelling, as a linguist writes it in `lexicons/orthography/<id>.rules`.
///
/// The file has a header of `# key: value` lines, sections of ICU transliteration rules, and a table of cases:
///
///     # title: Five vowels to three
///     # variety: quz
///     # scope: word
///     [guard loan]
///     [bdfgv] > ;
///     [rule after-uvular]
///     q { e > i ;
///     [cases]
///     qella<TAB>qilla<TAB>after-uvular
///
/// Sections apply in the order of the file, to each word by itself (scope `word`) or to each group of words around an
/// apostrophe (scope `apostrophe`). `^` and `$` are the borders of that piece.
public struct OrthographyProfile: Hashable, Sendable {
    /// The pieces of text that the rules see one at a time.
    public enum Scope: String, Sendable {
        /// Letters, combining marks and the apostrophes between letters.
        case word
        /// Space-separated tokens that hold an apostrophe, with the tokens beside them.
        case apostrophe
    }

    /// What the rules of a section do.
    public enum SectionKind: String, Sendable {
        /// They change the piece; the section's name is the rule of the edit.
        case rule
        /// Where they would change the piece, it is left as it is at this point, and no later section sees it.
        case `guard`
        /// Where they would change the piece, the section's name is true for later conditions.
        case test
    }

    /// A named group of ICU transliteration rules.
    public struct Section: Hashable, Sendable {
        /// What the rules do.
        public let kind: SectionKind
        /// Name, unique in the profile.
        public let name: String
        /// The earlier test that decides whether the section applies, and the value it must have; nil for always.
        public let condition: Condition?
        /// The rules, as in the file.
        public let rules: String
        /// Line of the file on which the rules begin, 1-based.
        public let line: Int
    }

    /// A test and the outcome a section asks of it (`if name`, `unless name`).
    public struct Condition: Hashable, Sendable {
        /// Name of a test section that stands earlier.
        public let test: String
        /// Whether the test must have fired.
        public let mustFire: Bool
    }

    /// One row of the table of cases.
    public struct Case: Hashable, Sendable {
        /// Text before conversion.
        public let input: String
        /// Text after conversion.
        public let output: String
        /// Names of the rules that fire, in the order of the file.
        public let rules: [String]
        /// Line of the file, 1-based.
        public let line: Int
    }

    /// Identifier: the file's name without its ending.
    public let id: String
    /// File from which it was read, for messages.
    public let file: String
    /// Header fields by key: `title`, `variety`, `scope`, `origin`, `licence`, `review` ...
    public let header: [String: String]
    /// One line that says what the profile does.
    public let title: String
    /// Variety of the text.
    public let variety: LanguageVariety
    /// Pieces of text that the rules see.
    public let scope: Scope
    /// Groups of rules in the order in which they apply.
    public let sections: [Section]
    /// Examples with their expected outcome.
    public let cases: [Case]

    /// Names of the sections of kind `rule`, in order.
    public var ruleNames: [String] { sections.filter { $0.kind == .rule }.map(\.name) }
}
