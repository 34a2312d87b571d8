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
        try write(batch, prepared: PreparedBatch(units: batch.units, hasSearchForms: true), of: id)
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

    /// Runs an import to its end: one part is read while the part before it is written.
    ///
    /// - Parameters:
    ///   - id: The import, from ``beginImport(_:)``.
    ///   - nextBatch: Gives the next part, nil at the end of the file; runs on the calling thread. Parts of 10,000 to 20,000
    ///     records are good.
    /// - Returns: The finished import.
    /// - Throws: ``StoreError``, or what `nextBatch` throws; parts written before stay.
    @discardableResult
    public func runImport(_ id: Int64, nextBatch: () throws -> ImportBatch?) throws -> ImportRecord {
        let writing = DispatchQueue(label: "chaka.import")
        let failure = Mutex<StoreError?>(nil)
        let pending = DispatchGroup()
        defer { pending.wait() }
        while let batch = try nextBatch() {
            let prepared = try PreparedBatch(units: batch.units, hasSearchForms: true)
            pending.wait()
            if let error = failure.withLock({ $0 }) { throw error }
            writing.async(group: pending) {
                do throws(StoreError) {
                    _ = try self.write(batch, prepared: prepared, of: id)
                } catch {
                    failure.withLock { $0 = error }
                }
            }
        }
        pending.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        return try finishImport(id)
    }

    /// Every import, oldest first.
    public func imports() throws(StoreError) -> [ImportRecord] { try read { try ImportStatements.all($0) } }

    private func write(_ batch: ImportBatch, prepared: PreparedBatch, of id: Int64) throws(StoreError) -> UpsertSummary
    {
        let time = now()
        return try change { database in
            let record = try Self.existingImport(database, id: id)
            let note = ChangeNote(
                actor: record.request.actor, reason: record.request.reason, time: time, importID: id)
            let result = try UnitMerge.run(prepared, writer: UnitWriter(database, note: note))
            try ImportStatements.advance(
                database, id: id, records: batch.records, rejected: batch.rejected, summary: result.summary)
            return result
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
