import Foundation
import Gateway
import Synchronization

/// Shows downloads on standard error: a line that changes on a terminal, one line a file otherwise.
final class DownloadMeter: Sendable {
    private let shown = Mutex<Int64>(0)
    private let isTerminal = isatty(STDERR_FILENO) == 1

    /// Shows what happens.
    func show(_ event: RecipeFetch.Event) {
        switch event {
        case .present(let name): report(Messages.current.filePresent(name))
        case .fetching(let name, let url, let offset): report(Messages.current.fetching(name, url, from: offset))
        case .trusted(let name, let sha256, let size): report(Messages.current.trusted(name, sha256, size))
        case .progress(_, let received, let total):
            guard isTerminal else { return }
            let isNews = shown.withLock { last in
                let isNews = received == total || received < last || received >= last + 1 << 20
                if isNews { last = received }
                return isNews
            }
            guard isNews else { return }
            let whole = total.map { " / \($0 >> 10)" } ?? ""
            let end = received == total ? "\n" : ""
            FileHandle.standardError.write(Data("\r\u{1B}[K  \(received >> 10)\(whole) KiB\(end)".utf8))
        }
    }
}
