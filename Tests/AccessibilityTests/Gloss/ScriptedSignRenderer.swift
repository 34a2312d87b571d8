import Accessibility
import Synchronization

/// A renderer that lacks some signs, keeps what it was asked for, and answers with a small MP4 file.
final class ScriptedSignRenderer: SignRenderer {
    let name = "scripted"
    let media: [SignMedia] = [.mp4]
    let isExternal = false
    private let refusals: [[String]]
    private let seen = Mutex<[SignRenderRequest]>([])

    /// A box `ftyp` alone.
    static let file: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0]

    /// Requests so far.
    var requests: [SignRenderRequest] { seen.withLock(\.self) }

    /// What it says it lacks at the first call, at the second, and so on; nothing after that.
    init(lacking refusals: [String]...) { self.refusals = refusals }

    func render(_ request: SignRenderRequest, deadline: ContinuousClock.Instant) async throws -> SignRendering {
        let call = seen.withLock { seen in
            seen.append(request)
            return seen.count - 1
        }
        if call < refusals.count { throw SignRenderError.withoutSign(glosses: refusals[call]) }
        return try SignRendering(checking: Self.file, wanted: request.media, renderer: name)
    }
}
