/// Why a worker ended, as far as it is known by now.
struct WorkerFailure {
    /// What was seen of it first.
    let reason: String
    /// Process id, by which the end is recognized; nil when there was no process.
    let process: Int32?
    private(set) var end: WorkerProcess.End?
    /// What it last said on standard error before it had seen any text.
    private(set) var note: String?

    init(_ reason: String, process: Int32? = nil) {
        self.reason = reason
        self.process = process
    }

    /// Adds how the process ended, once that is known.
    mutating func note(_ end: WorkerProcess.End, of session: WorkerSession) {
        guard session.process.id == process else { return }
        self.end = end
        note = session.note
    }

    /// In English, for operators.
    var explanation: String {
        [reason, end.map { "(\($0))" }, note.map { "and said: \($0)" }].compactMap(\.self).joined(separator: " ")
    }
}
