import CICU
import Foundation

/// Failure to read or to run a regular expression.
public enum RegularExpressionError: Error, Hashable, Sendable {
    /// ICU cannot read the expression.
    case invalid
    /// A match takes too many steps, or too much memory for its way back: `(a+)+$` on a long row of `a`.
    case tooCostly
}

/// A regular expression of ICU that gives up on texts on which it would go back for ever.
///
/// Pattern and text are compared in NFC, so that composed and decomposed letters are equal. The time of a match is limited
/// by the steps of ICU's engine and not by a clock: the same text always succeeds or always fails. Source: ICU User Guide,
/// "Regular Expressions". One call at a time.
public final class RegularExpression {
    /// Most steps for one text, each of the order of a millisecond.
    private static let steps: Int32 = 1_000
    /// Most memory for one text's way back, in bytes; ICU's own limit.
    private static let stack: Int32 = 8_000_000

    private let handle: OpaquePointer

    /// Compiles an expression.
    ///
    /// - Parameter pattern: In the syntax of ICU.
    /// - Throws: ``RegularExpressionError/invalid``.
    public init(_ pattern: String) throws(RegularExpressionError) {
        var status: Int32 = 0
        let units = Array(pattern.precomposedStringWithCanonicalMapping.utf16)
        guard !units.isEmpty,
            let handle = chaka_icu_regex_open(units, Int32(units.count), Self.steps, Self.stack, &status)
        else { throw .invalid }
        self.handle = handle
    }

    deinit { chaka_icu_regex_close(handle) }

    /// Whether the expression matches somewhere in a text.
    ///
    /// - Parameter text: Any text.
    /// - Returns: Whether there is a match.
    /// - Throws: ``RegularExpressionError/tooCostly``.
    public func matches(in text: String) throws(RegularExpressionError) -> Bool {
        var text = text
        // Bytes below 0xCC begin scalars below U+0300, which are all composed.
        if !text.withUTF8({ $0.allSatisfy { $0 < 0xCC } }) { text = text.precomposedStringWithCanonicalMapping }
        let units = Array(text.utf16)
        switch chaka_icu_regex_find(handle, units, Int32(units.count)) {
        case 0: return false
        case 1: return true
        default: throw .tooCostly
        }
    }
}
