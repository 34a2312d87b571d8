import Accessibility
import Gateway
import Hummingbird
import TextProcessing

/// Body of `POST /v1/braille`.
struct BrailleBody: Sendable {
    /// How cells are written.
    enum Output: String, CaseIterable, Sendable {
        /// Braille Patterns of Unicode.
        case unicode
        /// Braille Ready Format: North American Braille ASCII in pages.
        case brf
    }

    /// Cells a line and lines a page that are accepted.
    static let columnRange = 8...200
    static let rowRange = 2...200

    let text: String
    let language: String
    private(set) var grade = BrailleGrade.uncontracted
    private(set) var output = Output.unicode
    /// The pages; nil leaves each line of the text as one line of cells.
    let layout: BrailleLayout?
    private(set) var offsetUnit: String?

    private static let fields = [
        "text", "language", "grade", "output", "columns", "rows", "pageNumbers", "offsetUnit",
    ]

    /// Reads a body; a failure names the field.
    init(_ buffer: ByteBuffer) throws(Problem) {
        var (text, language): (String?, String?)
        var (columns, rows): (Int?, Int?)
        var numbersPages: Bool?
        for member in try WireCoding.members(of: buffer) {
            let pointer = "/\(member.name)"
            switch member.name {
            case "text": text = try WireCoding.text(member.value, pointer)
            case "language": language = try WireCoding.text(member.value, pointer)
            case "grade":
                let number = try WireCoding.integer(member.value, pointer, in: 1...2)
                grade = number.flatMap(BrailleGrade.init) ?? .uncontracted
            case "output":
                if let name = try WireCoding.text(member.value, pointer) {
                    guard let named = Output(rawValue: name) else {
                        throw .notOne(of: Output.allCases.map(\.rawValue), pointer)
                    }
                    output = named
                }
            case "columns": columns = try WireCoding.integer(member.value, pointer, in: Self.columnRange)
            case "rows": rows = try WireCoding.integer(member.value, pointer, in: Self.rowRange)
            case "pageNumbers": numbersPages = try WireCoding.boolean(member.value, pointer)
            case "offsetUnit": offsetUnit = try WireCoding.text(member.value, pointer)
            default: throw .unknownField(member.name, in: "", known: Self.fields)
            }
        }
        guard let text else { throw .missing("/text") }
        guard let language else { throw .missing("/language") }
        self.text = text
        self.language = language
        let isLaidOut = output == .brf || columns != nil || rows != nil || numbersPages != nil
        layout =
            isLaidOut
            ? BrailleLayout(columns: columns ?? 40, rows: rows ?? 25, numbersPages: numbersPages ?? false) : nil
    }
}
