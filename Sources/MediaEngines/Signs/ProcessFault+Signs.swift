import Accessibility
import Glibc

extension ProcessFault {
    /// What the caller of a renderer of signs gets.
    ///
    /// - Parameter renderer: Name of the renderer.
    /// - Returns: A ``SignRenderError``, or `CancellationError`.
    func signError(of renderer: String) -> any Error {
        switch self {
        case .deadline: SignRenderError.deadlineExceeded(renderer: renderer)
        case .interrupted: CancellationError()
        case .ended, .endedSilently:
            SignRenderError.failed(renderer: renderer, reason: "the program ended before its answer did")
        case .tooMuch(let bytes): SignRenderError.tooLarge(renderer: renderer, limitBytes: bytes)
        case .refused(let reason): SignRenderError.failed(renderer: renderer, reason: reason)
        case .system(let number, let call):
            SignRenderError.unavailable(renderer: renderer, reason: "\(call): \(String(cString: strerror(number)))")
        }
    }
}
