public import Accessibility
import Foundation

/// What gives text another form for those who do not see or do not hear it, apart from speech: braille and captions.
public struct AccessibilityServices: Sendable {
    /// Long texts that are worked on at the same time; others wait.
    static let threadLimit = 2

    /// The braille codes, or nil when their tables cannot be used.
    public let braille: BrailleCatalog?
    /// Why there are no braille codes, or nil.
    public let fault: BrailleError?
    private let threads = OperationQueue()

    /// Creates services without braille.
    public init() { self.init(braille: nil, fault: nil) }

    /// Creates services; without usable tables all but braille works.
    ///
    /// - Parameter path: The folder `lexicons`, which holds the tables.
    public init(lexicons path: String) {
        do {
            self.init(braille: try BrailleCatalog(lexicons: path), fault: nil)
        } catch {
            self.init(braille: nil, fault: error)
        }
    }

    private init(braille: BrailleCatalog?, fault: BrailleError?) {
        self.braille = braille
        self.fault = fault
        threads.name = "chaka.accessibility"
        threads.maxConcurrentOperationCount = Self.threadLimit
    }

    /// Works on a long text on a thread that may be busy for long, since the caller's may be an event loop.
    ///
    /// - Parameter body: What takes long.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public func inBackground<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            threads.addOperation {
                continuation.resume(with: Result { try body() })
            }
        }
    }
}
