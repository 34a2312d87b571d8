import CICU
import Synchronization

/// Compiled ICU transliteration rules, shared by any number of threads.
final class TransliterationRules: Sendable {
    // ICU's handle is immutable, but its matcher caches the text it works on, so calls take turns.
    private let handle: Mutex<OpaquePointer>

    /// Compiles a section.
    ///
    /// - Throws: ``OrthographyError/invalidRule(file:line:icu:)`` with the line of the file.
    init(_ section: OrthographyProfile.Section, file: String) throws(OrthographyError) {
        let rules = Array(section.rules.utf16)
        var offset: Int32 = -1
        var status: Int32 = 0
        guard
            let pointer = rules.withUnsafeBufferPointer({
                chaka_icu_transliterator_open($0.baseAddress, Int32($0.count), &offset, &status)
            })
        else {
            let lines = rules.prefix(max(0, Int(offset))).count { $0 == 0x0A }
            throw .invalidRule(file: file, line: section.line + lines, icu: Int(status))
        }
        handle = Mutex(pointer)
    }

    deinit { handle.withLock { chaka_icu_transliterator_close($0) } }

    /// Applies the rules to UTF-16 text.
    ///
    /// Complexity: linear for rules that do not move back over their output.
    func apply(to text: [UInt16]) -> [UInt16] {
        var capacity = text.count * 2 + 16
        while true {
            var buffer = text + [UInt16](repeating: 0, count: capacity - text.count)
            let count = handle.withLock { pointer in
                buffer.withUnsafeMutableBufferPointer {
                    chaka_icu_transliterator_apply(pointer, $0.baseAddress, Int32(text.count), Int32($0.count))
                }
            }
            precondition(count >= 0, "compiled rules apply to any text")
            if Int(count) <= capacity { return Array(buffer.prefix(Int(count))) }
            capacity = Int(count) * 2
        }
    }
}
