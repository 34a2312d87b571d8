@testable import Translation

extension Result where Failure == BackendError {
    /// The kind of failure, or nil for an answer.
    var failureCode: BackendError.Code? { error?.code }
}
