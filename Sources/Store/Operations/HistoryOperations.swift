public import Corpora
import GRDB

extension GatewayDatabase {
    /// Every change made to a unit, oldest first, withdrawn units included; empty for an unknown unit.
    public func revisions(of id: UnitID) throws(StoreError) -> [Revision] {
        try read { database in
            guard let number = try RevisionStatements.unitNumber(database, id: id) else { return [] }
            return try RevisionStatements.revisions(database, unitNumber: number)
        }
    }
}
