import Corpora
import Dispatch
import GRDB
import Synchronization

extension GatewayDatabase {
    /// The finished import of the same file with the same options, or nil.
    public func finishedImport(_ request: ImportRequest) throws(StoreError) -> ImportRecord? {
        try read { try ImportStatements.finished($0, request) }
    }

    /// Begins an import, or goes on with one that was interrupted.
    ///
    /// - Parameter request: What is to be imported.
    /// - Returns: The import; skip its ``ImportRecord/committedRecords`` records of the file.
    /// - Throws: ``StoreError``.
    public func beginImport(_ request: ImportRequest) throws(StoreError) -> ImportRecord {
        let time = now()
        return try change { database in
            if let interrupted = try ImportStatements.unfinished(database, request) { return interrupted }
            let id = try ImportStatements.begin(database, request, time: time)
            return try Self.existingImport(database, id: id)
        }
    }

    /// Writes the next part of an import in one transaction, together with how far it has come.
    ///
    /// What is stored is treated as ``upsertUnits(_:by:reason:)`` treats it. A process killed at any moment has either
    /// the whole part or nothing of it.
    ///
    /// - Parameters:
    ///   - batch: The next part of the file.
    ///   - id: The import.
    /// - Returns: What this part changed.
    /// - Throws: ``StoreError``; then nothing of this part was changed.
    @discardableResult
    public func importBatch(_ batch: ImportBatch, of id: Int64) throws(StoreError) -> UpsertSummary {
        let prepared = try PreparedBatch(units: batch.units, hasSearchForms: true)
        return try write(of: id) { try $0(batch, prepared) }
    }

    /// Notes that an import came to the end of its file.
    ///
    /// - Parameter id: The import.
    /// - Returns: The import as it is now.
    /// - Throws: ``StoreError``.
    @discardableResult
    public func finishImport(_ id: Int64) throws(StoreError) -> ImportRecord {
        let time = now()
        return try change { database in
            try ImportStatements.finish(database, id: id, time: time)
            return try Self.existingImport(database, id: id)
        }
    }

    /// Runs an import to its end: parts are read while those before them are written.
    ///
    /// - Parameters:
    ///   - id: The import, from ``beginImport(_:)``.
    ///   - nextBatch: Gives the next part, nil at the end of the file; runs on the calling thread. Parts of 10,000 to 20,000
    ///     records are good.
    /// - Returns: The finished import.
    /// - Throws: ``StoreError``, or what `nextBatch` throws; parts written before stay.
    @discardableResult
    public func runImport(_ id: Int64, nextBatch: () throws -> ImportBatch?) throws -> ImportRecord {
        let queue = BatchQueue()
        let failure = Mutex<StoreError?>(nil)
        let writing = DispatchGroup()
        DispatchQueue(label: "chaka.import").async(group: writing) {
            do throws(StoreError) {
                try self.writeAll(from: queue, of: id)
            } catch {
                failure.withLock { $0 = error }
                queue.abandon()
            }
        }
        do {
            while let batch = try nextBatch() {
                let prepared = try PreparedBatch(units: batch.units, hasSearchForms: true)
                guard queue.put((batch, prepared)) else { break }
            }
        } catch {
            // What was read before stands, as if the file had ended here.
            queue.finish()
            writing.wait()
            throw error
        }
        queue.finish()
        writing.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        return try finishImport(id)
    }

    /// Every import, oldest first.
    public func imports() throws(StoreError) -> [ImportRecord] { try read { try ImportStatements.all($0) } }

    /// Records and time of one transaction, whichever ends first.
    ///
    /// A transaction writes most leaves of the tree of identifiers anew, so that few long ones are faster; another process
    /// that wants to write waits for this one up to its time-out of five seconds.
    private static let transactionRecords = 100_000
    private static let transactionTime = Duration.seconds(2)

    /// Writes what the queue gives until it ends, several parts in one transaction while they come without a pause.
    private func writeAll(from queue: BatchQueue, of id: Int64) throws(StoreError) {
        while let first = queue.take() {
            let clock = ContinuousClock()
            let start = clock.now
            try write(of: id) { take in
                var next: BatchQueue.Element? = first
                var records = 0
                while let part = next {
                    try take(part.batch, part.prepared)
                    records += part.batch.records
                    guard records < Self.transactionRecords, clock.now - start < Self.transactionTime else { return }
                    next = queue.take(waiting: .milliseconds(50))
                }
            }
        }
    }

    /// Runs one transaction in which parts are written.
    @discardableResult
    private func write(
        of id: Int64, _ body: (_ take: (ImportBatch, PreparedBatch) throws -> Void) throws -> Void
    ) throws(StoreError) -> UpsertSummary {
        let time = now()
        return try change { database in
            let record = try Self.existingImport(database, id: id)
            let note = ChangeNote(
                actor: record.request.actor, reason: record.request.reason, time: time, importID: id)
            let merge = try UnitMerge(database, note: note)
            var total = UnitMerge.Result()
            try body { batch, prepared in
                let result = try merge.run(prepared)
                try ImportStatements.advance(
                    database, id: id, records: batch.records, rejected: batch.rejected, summary: result.summary)
                total.add(result)
            }
            return total
        } publish: {
            index.replace($0.answering)
        }.summary
    }

    private static func existingImport(_ database: Database, id: Int64) throws -> ImportRecord {
        guard let record = try ImportStatements.importRecord(database, id: id) else {
            throw StoreError.invalidRecord(table: "import", id: "\(id)")
        }
        return record
    }
}
