import CICU
import Synchronization

/// ICU's sentence iterators, one a locale and thread, kept open between texts.
enum SentenceBoundaryIterator {
    /// Calls `body` with each boundary (UTF-16 offset) of a text, the end included.
    static func forEachBoundary(in text: [UInt16], locale: StaticString, _ body: (Int) -> Void) {
        let handle = take(locale)
        text.withUnsafeBufferPointer { buffer in
            let status = chaka_icu_break_set_text(handle.pointer, buffer.baseAddress, Int32(buffer.count))
            precondition(status == 0, "ICU refuses a text")
            while case let boundary = chaka_icu_break_next(handle.pointer), boundary >= 0 { body(Int(boundary)) }
        }
        idle.withLock { $0[locale.description, default: []].append(handle) }
    }

    /// An ICU iterator.
    ///
    /// Safe to send: it leaves the pool under a lock, so that one thread at a time has it.
    private struct Handle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private static let idle = Mutex<[String: [Handle]]>([:])

    private static func take(_ locale: StaticString) -> Handle {
        if let handle = idle.withLock({ $0[locale.description]?.popLast() }) { return handle }
        var status: Int32 = 0
        let pointer = chaka_icu_break_open_sentences(locale.description, &status)
        guard let pointer else { preconditionFailure("ICU has no sentence rules (error \(status))") }
        return Handle(pointer: pointer)
    }
}
