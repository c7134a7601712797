import './withoutOwnerStacks';
import './withPopovers';
