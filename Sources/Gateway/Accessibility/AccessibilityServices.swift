public import Accessibility
import Foundation
import Synchronization

/// What gives text another form for those who do not see or do not hear it, apart from speech: braille, captions, easy reading.
public struct AccessibilityServices: Sendable {
    /// Long texts that are worked on at the same time; others wait.
    static let threadLimit = 2

    /// The braille codes, or nil when their tables cannot be used.
    public let braille: BrailleCatalog?
    /// Why there are no braille codes, or nil.
    public let fault: BrailleError?
    /// Readability of Spanish, or nil when its data cannot be used.
    public let readability: ReadabilityAnalyzer?
    /// Why there is no readability, or nil.
    public let readabilityFault: ReadabilityDataError?
    private let threads = OperationQueue()

    /// Creates services without braille.
    public init() { self.init(braille: nil, fault: nil, readability: nil, readabilityFault: nil) }

    /// Creates services; what has no usable data is left out.
    ///
    /// - Parameter path: The folder `lexicons`, which holds the tables.
    public init(lexicons path: String) {
        var (braille, fault): (BrailleCatalog?, BrailleError?)
        do { braille = try BrailleCatalog(lexicons: path) } catch { fault = error }
        var (readability, readabilityFault): (ReadabilityAnalyzer?, ReadabilityDataError?)
        do { readability = try ReadabilityAnalyzer(lexicons: path) } catch { readabilityFault = error }
        self.init(braille: braille, fault: fault, readability: readability, readabilityFault: readabilityFault)
    }

    private init(
        braille: BrailleCatalog?, fault: BrailleError?, readability: ReadabilityAnalyzer?,
        readabilityFault: ReadabilityDataError?
    ) {
        self.braille = braille
        self.fault = fault
        self.readability = readability
        self.readabilityFault = readabilityFault
        threads.name = "chaka.accessibility"
        threads.maxConcurrentOperationCount = Self.threadLimit
    }

    /// Works on a long text on a thread that may be busy for long, since the caller's may be an event loop.
    ///
    /// - Parameter body: What takes long.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or `CancellationError` when the caller's task was cancelled before its turn came.
    public func inBackground<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let abandoned = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                threads.addOperation {
                    continuation.resume(
                        with: Result {
                            if abandoned.isSet.load(ordering: .relaxed) { throw CancellationError() }
                            return try body()
                        })
                }
            }
        } onCancel: {
            abandoned.isSet.store(true, ordering: .relaxed)
        }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }
}
