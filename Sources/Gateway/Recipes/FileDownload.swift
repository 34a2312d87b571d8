/// How a file comes to this machine.
public struct FileDownload: Sendable {
    /// Told now and then: bytes that are there, and bytes of the whole where that is known.
    public typealias Progress = @Sendable (_ received: Int64, _ total: Int64?) -> Void

    /// Appends to the file at a path what follows the bytes it has, its offset, in the file at an address.
    ///
    /// A file that is absent is made. After a failure it holds what had come.
    public var run:
        @Sendable (_ url: String, _ path: String, _ offset: UInt64, _ progress: @escaping Progress) async throws -> Void

    /// Creates a way to download.
    public init(
        run:
            @escaping @Sendable (
                _ url: String, _ path: String, _ offset: UInt64, _ progress: @escaping Progress
            ) async throws -> Void
    ) {
        self.run = run
    }
}
